import torch

x = torch.zeros(3, 4)
x[0] = 1
x[:, 1] = 2
x[2, 3] = 9
print(x)
x[1:, 2:] = torch.tensor([[5.0, 6.0], [7.0, 8.0]])
print(x)
x[x > 6] = -1
print(x)
x[[0, 2]] = 0.5
print(x)
x[..., 0] += 10
print(x)
x.fill_diagonal_(0)
print(x)
x[:] = 3
print(x, x.sum())
y = torch.arange(5)
y[1:4] = torch.tensor([10, 20, 30])
print(y)
y[-1] = 2.9
print(y)
y[::2] = 0
print(y)
y[torch.tensor([True, False, False, False, True])] = 42
print(y)
