import torchvision

model = torchvision.models.mobilenet_v3_small(weights=None)
for key, value in model.state_dict().items():
    print(key, tuple(value.shape))
