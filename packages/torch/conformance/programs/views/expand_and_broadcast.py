import torch

x = torch.tensor([[1], [2], [3]])
e = x.expand(3, 4)
print(e, e.stride(), e.is_contiguous())
print(x.expand(-1, 2), x.expand_as(torch.zeros(3, 2)))
x[0, 0] = 10
print(e[0])
try:
    x.expand(2, 4)
except RuntimeError as error:
    print(error)
print(e.contiguous().stride(), e.clone().stride())
a = torch.ones(3, 1) * torch.arange(4)
print(a)
print((torch.ones(5, 1, 4) + torch.ones(3, 1)).shape)
print((torch.arange(3).view(3, 1) + torch.arange(2).view(1, 2)))
b, c = torch.broadcast_tensors(torch.arange(3).view(1, 3), torch.arange(2).view(2, 1))
print(b, c)
try:
    torch.ones(2, 3) + torch.ones(2)
except RuntimeError as error:
    print(error)
print((torch.ones(2, 3) + torch.ones(3)).shape, (torch.ones(2, 3) * torch.tensor(2)).sum())
try:
    e.add_(1)
except RuntimeError as error:
    print(error)
