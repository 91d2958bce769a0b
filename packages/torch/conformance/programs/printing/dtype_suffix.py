import torch

print(torch.tensor([1.0], dtype=torch.float64))
print(torch.tensor([1], dtype=torch.int32), torch.tensor([1], dtype=torch.int16))
print(torch.tensor([1], dtype=torch.int8), torch.tensor([1], dtype=torch.uint8))
print(torch.tensor([1.5], dtype=torch.float16), torch.tensor([1.5], dtype=torch.bfloat16))
print(torch.tensor([[1.25, 2], [3, 4]], dtype=torch.float64))
print(torch.arange(24, dtype=torch.int32))
print(torch.arange(22, dtype=torch.float64))
print(torch.arange(18, dtype=torch.uint8))
print(torch.tensor([1.0], dtype=torch.float64, requires_grad=True))
print(torch.zeros(2, 2, dtype=torch.float64, requires_grad=True) * 2)
print(torch.tensor([True]), torch.tensor([1]), torch.tensor([1.0]))
print(torch.zeros(1200, dtype=torch.int8))
