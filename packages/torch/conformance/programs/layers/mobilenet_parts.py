import torch
from torch import nn


class SqueezeExcite(nn.Module):
    def __init__(self, channels, squeeze):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(channels, squeeze, 1)
        self.fc2 = nn.Conv2d(squeeze, channels, 1)

    def forward(self, x):
        scale = torch.sigmoid(self.fc2(torch.relu(self.fc1(self.avgpool(x)))))
        return x * scale


torch.manual_seed(3)
block = nn.Sequential(nn.Conv2d(4, 8, 1, bias=False), nn.BatchNorm2d(8), nn.Hardswish(),
                      nn.Conv2d(8, 8, 5, stride=2, padding=2, groups=8, bias=False), nn.BatchNorm2d(8), nn.ReLU6(),
                      SqueezeExcite(8, 2), nn.Conv2d(8, 4, 1, bias=False), nn.BatchNorm2d(4))
x = torch.randn(2, 4, 6, 6)
y = block(x)
print(y.shape, y[0, 0])
y.pow(2).mean().backward()
for name, p in block.named_parameters():
    print(name, tuple(p.shape), f"{p.grad.norm():.3f}")
print(sum(p.numel() for p in block.parameters()))
