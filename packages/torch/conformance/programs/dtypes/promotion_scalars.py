import torch

for t in [torch.tensor([True]), torch.tensor([1], dtype=torch.uint8), torch.tensor([1]), torch.tensor([1.0]),
          torch.tensor([1.0], dtype=torch.float16), torch.tensor([1.0], dtype=torch.float64)]:
    print(t.dtype, (t + True).dtype, (t + 1).dtype, (t + 1.5).dtype, (t * torch.tensor(2.5)).dtype,
          (t / 2).dtype, (t + torch.tensor(3)).dtype, (t + torch.tensor(1.0, dtype=torch.float64)).dtype)
print(torch.tensor(1) + torch.tensor(1.0), (torch.tensor(1.0) + torch.ones(1, dtype=torch.float64)).dtype)
print((torch.tensor(1.0, dtype=torch.float64) * torch.ones(2)).dtype)
print((torch.tensor([1, 2]) * 0.5), torch.tensor([1, 2]) / 2, torch.tensor([5]) // 2.0)
print(torch.tensor([1, 2]) ** 2, torch.tensor([1, 2]) ** 2.0, torch.tensor([1, 2]) ** 0.5)
