import torch
from torch import nn

torch.manual_seed(42)
linear = nn.Linear(in_features=2, out_features=6)
x = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
output = linear(x)
print(f"Input shape: {x.shape}\n")
print(f"Output:\n{output}\n\nOutput shape: {output.shape}")
by_hand = x @ linear.weight.T + linear.bias
print(torch.allclose(output, by_hand))
print(torch.addmm(linear.bias, x, linear.weight.t()))
print(torch.einsum("bi,oi->bo", x, linear.weight) + linear.bias)
print(nn.functional.linear(x, linear.weight), nn.functional.linear(x, linear.weight, linear.bias).shape)
print(linear.weight.shape, linear.bias.shape, linear(torch.zeros(2)), linear(torch.zeros(2, 5, 2)).shape)
print(sum(p.numel() for p in linear.parameters()))
