import torch

x = torch.zeros(4, 3)
x[[0, 2]] = torch.tensor([1.0, 2.0, 3.0])
print(x)
x[torch.tensor([1, 3]), torch.tensor([0, 2])] = torch.tensor([-1.0, -2.0])
print(x)
x[:, [0, 1]] = 5
print(x)
x[1] += 1
x[:, 2] -= torch.tensor([1.0, 2.0, 3.0, 4.0])
print(x)
y = torch.zeros(5, dtype=torch.long)
y[[0, 0, 1]] += 1
print(y)
y.index_put_((torch.tensor([2, 2, 3]),), torch.tensor(1), accumulate=True)
print(y)
one_hot = torch.zeros(3, 4)
one_hot[torch.arange(3), torch.tensor([1, 3, 0])] = 1
print(one_hot)
z = torch.arange(6).view(2, 3)
z[z % 2 == 0] = -1
z[0, torch.tensor([True, False, True])] = 100
print(z)
z[...] = 0
z[1, ...] = torch.tensor([7, 8, 9])
print(z)
