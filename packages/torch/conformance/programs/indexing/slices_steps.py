import torch

x = torch.arange(10)
print(x[2:5], x[:3], x[7:], x[-3:], x[:-3])
print(x[::2], x[1::3], x[2:9:4])
print(x[5:2], x[20:], x[-100:2])
m = torch.arange(20).reshape(4, 5)
print(m[1:3, ::2])
print(m[:, -1], m[-1], m[-1:, :])
print(m[::2, 1:4])
print(m[slice(0, 2)], m[(slice(None), 0)])
print(m[1:2].shape, m[1].shape, m[:, 1:2].shape, m[:, 1].shape)
a, b = 1, torch.tensor(3)
print(m[a:b], m[b], m[0, b])
try:
    x[::-1]
except ValueError as error:
    print(error)
