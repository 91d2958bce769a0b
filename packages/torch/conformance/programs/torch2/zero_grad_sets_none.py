# PyTorch 2.0 release notes: Optimizer.zero_grad and Module.zero_grad default to set_to_none=True.
import torch
from torch import nn

layer = nn.Linear(2, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
layer(torch.ones(1, 2)).sum().backward()
print(layer.weight.grad)
optimizer.zero_grad()
print(layer.weight.grad, layer.bias.grad)
layer(torch.ones(1, 2)).sum().backward()
layer.zero_grad()
print(layer.weight.grad, layer.bias.grad)
layer(torch.ones(1, 2)).sum().backward()
optimizer.zero_grad(set_to_none=False)
print(layer.weight.grad, layer.bias.grad)
