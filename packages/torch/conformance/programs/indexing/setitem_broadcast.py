import torch

x = torch.zeros(2, 3, 4)
x[0] = torch.arange(4)
x[1, :, 0] = torch.tensor([1, 2, 3])
print(x)
x[:, 1] = torch.tensor([[5.0], [6.0]])
print(x)
x[:, :, 2:] = torch.tensor([7.0])
print(x[0])
x[..., -1] = torch.tensor([[1.0], [2.0]])
print(x[..., -1])
x[:, [0, 2], 1:3] = torch.tensor([[10.0, 20.0]])
print(x)
x[x == 10] = torch.tensor(-10.0)
print((x == -10).sum())
x[1:, :, :] = x[:1]
print(torch.equal(x[0], x[1]))
try:
    x[0] = torch.zeros(5)
except RuntimeError as error:
    print(error)
try:
    x[x > 0] = torch.tensor([1.0, 2.0])
except RuntimeError as error:
    print(str(error).split(" output")[0][:20])
