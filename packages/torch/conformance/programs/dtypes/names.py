import torch

for dtype in [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32,
              torch.int16, torch.int8, torch.uint8, torch.bool]:
    t = torch.tensor([0, 1, 2]).to(dtype)
    print(dtype, t, t.element_size(), dtype.is_floating_point, t.is_signed())
print(torch.float == torch.float32, torch.double is torch.float64, torch.half, torch.long, torch.int, torch.short)
print(str(torch.float32), repr(torch.int64), f"{torch.bool}")
print({torch.float32: "f"}[torch.float])
print(torch.tensor([1.0]).type(), torch.tensor([1]).type(), torch.tensor([True]).type())
print(torch.tensor([1.0]).double().type(), torch.tensor([1]).byte().type())
