import torch
import torchvision

torch.manual_seed(0)
model = torchvision.models.resnet18(weights=None).eval()
x = torch.randn(1, 3, 64, 64)
with torch.no_grad():
    out = model(x)
    print(out.shape)
    h = model.maxpool(model.relu(model.bn1(model.conv1(x))))
    print(h.shape)
    for name in ("layer1", "layer2", "layer3", "layer4"):
        h = getattr(model, name)(h)
        print(name, h.shape)
    print(model.avgpool(h).shape)
print(sum(p.numel() for p in model.parameters()), len(list(model.parameters())), len(model.state_dict()))
print(model.fc, model.layer1[0].downsample, model.layer2[0].downsample)
print(type(model).__name__, type(model.layer1[0]).__name__)
