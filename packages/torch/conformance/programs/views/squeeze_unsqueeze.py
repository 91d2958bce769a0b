import torch

x = torch.zeros(1, 3, 1, 2)
print(x.squeeze().shape, x.squeeze(0).shape, x.squeeze(dim=2).shape, x.squeeze(1).shape, x.squeeze(-1).shape)
y = torch.tensor([1, 2, 3])
print(y.unsqueeze(0), y.unsqueeze(dim=1), y.unsqueeze(-1).shape)
print(torch.unsqueeze(y, 0).squeeze(0))
y.unsqueeze_(0)
print(y.shape)
y.squeeze_()
print(y.shape)
print(torch.squeeze(torch.ones(1, 1)).shape, torch.tensor(3).unsqueeze(0))
u = y.unsqueeze(0)
u[0, 0] = 42
print(y)
print(f"Previous: {x.shape}\nNew: {x.squeeze().shape}")
print(x.unsqueeze(2).unsqueeze(-3).shape)
try:
    y.unsqueeze(3)
except IndexError as error:
    print(error)
