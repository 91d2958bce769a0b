import torch

x = torch.arange(9.0).reshape(3, 3)
x[[0, 1]] = x[[1, 0]]
print(x)
x[:, [0, 2]] = x[:, [2, 0]]
print(x)
tmp = x[0].clone()
x[0] = x[2]
x[2] = tmp
print(x)
x[0], x[1] = x[1].clone(), x[0].clone()
print(x)
print(x.flip(0), x.flip([0, 1]))
y = torch.arange(5)
y[1:] = y[:-1].clone()
print(y)
y[torch.tensor([0, 4])] = y[torch.tensor([4, 0])]
print(y)
order = torch.argsort(x[:, 0])
print(order, x[order])
