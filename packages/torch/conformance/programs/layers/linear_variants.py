import torch
from torch import nn

torch.manual_seed(0)
layer = nn.Linear(3, 2)
x = torch.tensor([[1.0, 2.0, 3.0], [-1.0, 0.0, 1.0]])
print(layer(x))
print(layer(x).shape, layer(x[0]).shape, layer(torch.zeros(4, 5, 3)).shape)
print(layer.in_features, layer.out_features, layer.weight.shape, layer.bias.shape)
no_bias = nn.Linear(3, 2, bias=False)
print(no_bias.bias, no_bias(x))
layer(x).sum().backward()
print(layer.weight.grad, layer.bias.grad)
with torch.no_grad():
    layer.weight.copy_(torch.eye(2, 3))
    layer.bias.fill_(10)
print(layer(x))
bilinear = nn.Bilinear(2, 3, 1)
print(bilinear(torch.ones(1, 2), torch.ones(1, 3)), bilinear.weight.shape)
print(nn.Identity(54, unused=0.1)(x) is x)
print(nn.Linear(2, 2, dtype=torch.float64)(torch.ones(2, dtype=torch.float64)))
