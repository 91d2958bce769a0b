import torch

print(torch.arange(30))
print(torch.arange(30.0))
print(torch.arange(25) * 1000)
print(torch.linspace(0, 1, 20))
print(torch.arange(40).reshape(2, 20))
print(torch.linspace(-1, 1, 26).reshape(2, 13))
print(torch.arange(60) % 2 == 0)
print(torch.linspace(0, 1, 11).unsqueeze(0))
print(torch.arange(100, dtype=torch.float64) / 3)
