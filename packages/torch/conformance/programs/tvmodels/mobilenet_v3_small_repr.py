import torch
import torchvision

torch.manual_seed(0)
model = torchvision.models.mobilenet_v3_small(weights=None, num_classes=10).eval()
print(model)
with torch.no_grad():
    x = torch.zeros(1, 3, 64, 64)
    for i, layer in enumerate(model.features):
        x = layer(x)
        print(i, tuple(x.shape))
print(model(torch.zeros(2, 3, 48, 48)).shape)
