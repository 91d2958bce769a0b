import torch
from torch import nn

layer = nn.Linear(3, 2)
with torch.no_grad():
    layer.weight.fill_(1.0)
    layer.weight[0] = torch.tensor([1.0, 2.0, 3.0])
    layer.bias.zero_()
print(layer.weight)
print(layer(torch.ones(1, 3)))
layer.weight.data[1, 2] = -4
print(layer(torch.ones(3)))
w = layer.weight.detach()
w.mul_(2)
print(layer.weight.data)
sd = layer.state_dict()
sd["bias"].add_(0.5)
print(layer.bias)
saved = {k: v.clone() for k, v in layer.state_dict().items()}
layer.bias.data += 10
print(saved["bias"], layer.bias.data)
flat = torch.cat([p.view(-1) for p in layer.parameters()])
print(flat)
vector = nn.utils.parameters_to_vector(layer.parameters())
print(vector.shape)
nn.utils.vector_to_parameters(torch.arange(8.0), layer.parameters())
print(layer.weight, layer.bias)
