import torch

a, b = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0, 5.0])
print(torch.outer(a, b), a[:, None] * b, torch.ger(a, b).shape)
print(torch.kron(torch.eye(2), torch.tensor([[1.0, 2.0]])))
print(torch.cross(torch.tensor([1.0, 0.0, 0.0]), torch.tensor([0.0, 1.0, 0.0]), dim=0))
print(torch.linalg.cross(torch.tensor([[1.0, 2.0, 3.0]]), torch.tensor([[4.0, 5.0, 6.0]])))
print(torch.tensordot(torch.arange(6.0).view(2, 3), torch.arange(6.0).view(3, 2), dims=1))
print(torch.tensordot(torch.arange(4.0).view(2, 2), torch.arange(4.0).view(2, 2), dims=2))
print(torch.inner(a, a), torch.vdot(a, a), torch.inner(torch.eye(2), a))
print(torch.vander(torch.tensor([1, 2, 3])), torch.tril_indices(3, 3), torch.triu_indices(2, 3))
print(torch.addr(torch.zeros(2, 3), a, b), torch.triu(torch.ones(3, 3), 1), torch.block_diag(torch.ones(1, 2), torch.eye(1)))
print(torch.linalg.diagonal(torch.arange(9).view(3, 3)), torch.diagflat(torch.tensor([1, 2])))
