import torch
from torch import nn

w = torch.empty(2, 3)
print(nn.init.zeros_(w), nn.init.ones_(w), nn.init.constant_(w, 0.3), nn.init.eye_(w))
print(nn.init.dirac_(torch.empty(2, 2, 3)))
layer = nn.Linear(3, 2)
nn.init.constant_(layer.weight, 0.5)
nn.init.zeros_(layer.bias)
print(layer.weight, layer.bias, layer(torch.ones(1, 3)))
print(layer.weight.requires_grad, layer.weight.grad_fn)
nn.init.constant_(layer.bias, val=-1.0)
print(layer(torch.ones(3)).detach())
for p in layer.parameters():
    nn.init.zeros_(p)
print(sum(p.abs().sum() for p in layer.parameters()).detach())
