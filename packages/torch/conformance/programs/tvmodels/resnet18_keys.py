import torchvision

model = torchvision.models.resnet18(weights=None)
for key, value in model.state_dict().items():
    print(key, tuple(value.shape))
