import torch

x = torch.tensor([-1.7, -0.5, 0.5, 1.7, 2.5])
print(x.int(), x.long(), x.to(torch.int8), x.short())
print(x.bool(), x.half(), x.double(), x.bfloat16())
print(x.type(torch.float16), x.type("torch.DoubleTensor").dtype)
print(x.to(torch.float32) is x, x.float() is x, x.to(torch.float64) is x)
print(torch.tensor([256, 257, -1]).to(torch.uint8))
print(torch.tensor([128, 200]).to(torch.int8))
print(torch.tensor([True, False]).int(), torch.tensor([0.0, 0.1]).bool())
print(torch.tensor([1, 0]).to(x), torch.tensor([1, 2]).type_as(x))
print(torch.tensor([3.7]).to(dtype=torch.int64), torch.tensor(5).to(torch.float32))
print(x.to("cpu", torch.float64).dtype, x.to(torch.device("cpu")).dtype)
print(torch.tensor([1e10]).half(), torch.tensor([1.0001]).bfloat16())
