import torch

x = torch.arange(6).reshape(2, 3)
print(x[None].shape, x[:, None].shape, x[..., None].shape, x[None, :, None, :].shape)
print(x[None, 0], x[0, None], x[..., 1], x[..., :2])
y = torch.arange(24).reshape(2, 3, 4)
print(y[..., 0].shape, y[0, ...].shape, y[..., 1:3].shape, y[:, None, ..., None].shape)
print(y[1, ..., 2], y[...].shape)
points = torch.tensor([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
distances = ((points[:, None] - points[None]) ** 2).sum(-1).sqrt()
print(distances)
print(x[:, :, None] * torch.tensor([1, 10]))
print(x[True].shape, x[None, ..., None].squeeze().shape)
