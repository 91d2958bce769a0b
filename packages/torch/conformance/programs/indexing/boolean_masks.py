import torch

x = torch.tensor([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
mask = x > 0
print(mask)
print(x[mask], x[~mask], x[mask].shape)
print(x[x.abs() > 2])
print((x > 0).sum(), (x > 0).float().mean())
rows = torch.tensor([True, False])
print(x[rows], x[:, torch.tensor([True, False, True])])
x[x < 0] = 0
print(x)
x[x > 2] *= 10
print(x)
x[mask] = torch.tensor([7.0, 8.0, 9.0])
print(x)
print(x[(x > 0) & (x < 9)], x[(x == 0) | (x == 9)])
labels = torch.tensor([0, 1, 2, 1])
data = torch.arange(8).view(4, 2)
for c in range(3):
    print(c, data[labels == c], data[labels == c].shape)
print(data[labels == 5])
print(mask.nonzero(), mask.nonzero(as_tuple=True))
