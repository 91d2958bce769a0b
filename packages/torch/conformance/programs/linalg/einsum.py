import torch

a = torch.arange(6.0).view(2, 3)
b = torch.arange(12.0).view(3, 4)
v = torch.tensor([1.0, 2.0, 3.0])
print(torch.einsum("ij,jk->ik", a, b))
print(torch.einsum("ij,jk", a, b).shape, torch.einsum("ij->ji", a), torch.einsum("ij->", a), torch.einsum("ij->i", a))
print(torch.einsum("i,i->", v, v), torch.einsum("i,j->ij", v, v), torch.einsum("ij,j->i", a, v))
s = torch.eye(3) * v
print(torch.einsum("ii->i", s), torch.einsum("ii", s))
x = torch.arange(12.0).view(2, 2, 3)
print(torch.einsum("bij,bkj->bik", x, x))
print(torch.einsum("bij,j->bi", x, v), torch.einsum("bij->b", x), torch.einsum("bij->jib", x).shape)
q = torch.arange(16.0).view(1, 2, 4, 2) / 10
print(torch.einsum("bhqd,bhkd->bhqk", q, q).shape, torch.einsum("bhqd,bhkd->bhqk", q, q)[0, 0, 0])
print(torch.einsum("...ij,...jk->...ik", x, b).shape, torch.einsum("ij,ij->ij", a, a), torch.einsum("ij,kj->ik", a, a))
print(torch.einsum("ij,jk,k->i", a, b, torch.ones(4)))
