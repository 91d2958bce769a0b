import torch

torch.manual_seed(0)
print(torch.randint(0, 10, (5,)))
print(torch.randint(10, (2, 3)))
print(torch.randint(low=3, high=6, size=(8,)))
print(torch.randint(-5, 5, (4,), dtype=torch.int32))
print(torch.randint(0, 2, (3, 3)).bool())
print(torch.randperm(10))
print(torch.randperm(5), torch.randperm(1), torch.randperm(0))
x = torch.arange(5) * 10
print(x[torch.randperm(len(x))])
print(torch.randint(0, 1000, (1,)).item(), torch.randint(0, 255, (4,), dtype=torch.uint8))
print(torch.randint(0, 5, (3,), dtype=torch.float32))
torch.random.manual_seed(7)
print(torch.randint(0, 100, (6,)), torch.randperm(20))
