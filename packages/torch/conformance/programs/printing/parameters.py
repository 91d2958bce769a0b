import torch
from torch import nn

layer = nn.Linear(2, 3)
print(layer.weight)
print(layer.bias)
print(list(layer.parameters()))
for name, parameter in layer.named_parameters():
    print(name, parameter.shape, parameter.requires_grad, type(parameter))
print(layer.weight.data)
print(layer.weight[0])
print(layer.state_dict()["bias"])
print(isinstance(layer.weight, nn.Parameter), isinstance(layer.weight, torch.Tensor), layer.weight.is_leaf)
layer.weight.requires_grad = False
print(layer.weight)
print(nn.ParameterList([nn.Parameter(torch.zeros(2)), nn.Parameter(torch.ones(1, 3))]))
