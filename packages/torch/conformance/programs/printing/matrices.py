import torch

print(torch.arange(12).reshape(3, 4))
print(torch.arange(12.0).reshape(3, 4) / 7)
print(torch.tensor([[1, -200], [30000, 4]]))
print(torch.eye(3))
print(torch.tensor([[0.5], [10.25], [-100.125]]))
print(torch.tensor([[True], [False]]))
print(torch.arange(24).reshape(2, 3, 4))
print(torch.arange(16.0).reshape(2, 2, 2, 2))
print(torch.ones(1, 1, 1, 1, 1))
print(torch.zeros(2, 1, 3))
print(torch.arange(-3, 3).view(3, 2))
