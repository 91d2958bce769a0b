import torch

print(torch.arange(1001))
print(torch.arange(1000).shape)
print(torch.zeros(1001))
print(torch.arange(10000).reshape(100, 100))
print(torch.arange(2000.0).reshape(2, 1000))
print(torch.arange(2000).reshape(1000, 2))
print(torch.arange(8000.0).reshape(20, 20, 20) / 10)
print(torch.ones(3, 3, 200))
print(torch.arange(5000).reshape(50, 100) > 2500)
