import torch
from torch import nn

x = torch.zeros(1, 3, 32, 32)
for kwargs in [dict(kernel_size=3), dict(kernel_size=3, padding=1), dict(kernel_size=5, stride=2), dict(kernel_size=3, stride=2, padding=1),
               dict(kernel_size=(3, 5)), dict(kernel_size=3, dilation=2), dict(kernel_size=3, padding="same"), dict(kernel_size=1),
               dict(kernel_size=7, stride=2, padding=3, bias=False), dict(kernel_size=3, padding="valid"), dict(kernel_size=(1, 3), padding=(0, 1))]:
    conv = nn.Conv2d(3, 8, **kwargs)
    print(kwargs, tuple(conv(x).shape), tuple(conv.weight.shape), sum(p.numel() for p in conv.parameters()))
depthwise = nn.Conv2d(4, 4, 3, groups=4)
print(depthwise.weight.shape, depthwise(torch.zeros(2, 4, 8, 8)).shape)
print(nn.Conv2d(3, 6, 3)(torch.zeros(3, 10, 10)).shape)
