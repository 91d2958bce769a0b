import torch
import torchvision

torch.manual_seed(0)
model = torchvision.models.resnet18(weights=None)
print(model.conv1.weight[0, 0, 0])
print(model.bn1.weight.sum(), model.bn1.bias.sum(), model.fc.bias[:4])
print(f"{model.layer4[1].conv2.weight.std():.4f}")
torch.manual_seed(0)
small = torchvision.models.mobilenet_v3_small(weights=None)
print(small.features[0][0].weight[0, 0], small.classifier[0].bias.abs().sum(), f"{small.classifier[3].weight.std():.4f}")
torch.manual_seed(0)
v2 = torchvision.models.mobilenet_v2(weights=None)
print(v2.features[0][0].weight[0, 0], v2.classifier[1].bias.sum())
