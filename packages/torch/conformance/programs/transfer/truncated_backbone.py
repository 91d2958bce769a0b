import torch
import torchvision
from torch import nn

torch.manual_seed(0)
resnet = torchvision.models.resnet18(weights=None).eval()
extractor = nn.Sequential(*list(resnet.children())[:-1], nn.Flatten())
x = torch.randn(2, 3, 32, 32)
with torch.no_grad():
    features = extractor(x)
    print(features.shape, torch.allclose(resnet.fc(features), resnet(x), atol=1e-5))
    h = x
    for name, child in resnet.named_children():
        if name == "fc":
            h = h.flatten(1)
        h = child(h)
        print(name, tuple(h.shape))
resnet.fc = nn.Identity()
print(resnet(x).shape, torch.allclose(resnet(x), features, atol=1e-5))
print([name for name, _ in resnet.named_children()])
