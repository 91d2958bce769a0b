import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, inplanes, planes, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.down = None
        if stride != 1 or inplanes != planes:
            self.down = nn.Sequential(nn.Conv2d(inplanes, planes, 1, stride, bias=False), nn.BatchNorm2d(planes))

    def forward(self, x):
        identity = x if self.down is None else self.down(x)
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += identity
        return self.relu(out)


torch.manual_seed(0)
block = ResidualBlock(3, 4, stride=2)
x = torch.randn(2, 3, 8, 8)
y = block(x)
print(block)
print(y.shape, y.grad_fn.name(), y[0, 0])
y.mean().backward()
print({n: f"{p.grad.norm():.4f}" for n, p in block.named_parameters()})
block.eval()
print(block(x)[1, 2], ResidualBlock(4, 4).down)
