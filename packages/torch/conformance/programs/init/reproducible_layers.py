import torch
from torch import nn

for seed in (0, 42):
    torch.manual_seed(seed)
    print(seed, nn.Linear(1, 1).weight.item(), nn.Linear(1, 1).bias.item())
torch.manual_seed(0)
first = nn.Linear(3, 3)
second = nn.Linear(3, 3)
torch.manual_seed(0)
again = nn.Linear(3, 3)
print(torch.equal(first.weight, again.weight), torch.equal(first.weight, second.weight))
first.reset_parameters()
print(torch.equal(first.weight, second.weight))
torch.manual_seed(0)
x = torch.randn(2, 3)
layer = nn.Linear(3, 2)
print(x, layer(x))
torch.manual_seed(0)
layer = nn.Linear(3, 2)
x = torch.randn(2, 3)
print(layer(x))
bound = 1 / 3 ** 0.5
print(all((p.abs() <= bound).all() for p in layer.parameters()))
torch.manual_seed(1)
print(nn.Conv2d(3, 1, 2, bias=False).weight, nn.Embedding(2, 3).weight)
