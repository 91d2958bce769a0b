import torch

print(torch.tensor([]))
print(torch.empty(0, 3))
print(torch.empty(2, 0))
print(torch.empty(0, dtype=torch.int64))
print(torch.zeros(3, 0, 2))
print(torch.arange(5)[5:])
print(torch.tensor([[]]))
print(torch.tensor([]).bool())
print(torch.tensor([], requires_grad=True))
print(torch.tensor([1, 2, 3])[torch.tensor([False, False, False])])
print(torch.nonzero(torch.zeros(3)))
print(torch.tensor([]).sum(), torch.tensor([]).prod(), torch.tensor([]).numel())
