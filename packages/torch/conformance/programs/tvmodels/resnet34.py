import torch
import torchvision

torch.manual_seed(0)
model = torchvision.models.resnet34(weights=None, num_classes=5).eval()
print(sum(p.numel() for p in model.parameters()), [len(getattr(model, f"layer{i}")) for i in range(1, 5)])
with torch.no_grad():
    print(model(torch.zeros(2, 3, 32, 32)).shape)
print(list(model.state_dict())[-8:], model.fc)
print(model.layer4[2])
