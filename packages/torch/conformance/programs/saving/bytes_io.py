import io
import torch

buffer = io.BytesIO()
torch.save({"a": torch.arange(6).view(2, 3), "b": [torch.tensor(1.5), "text", None, True], "c": {"d": (1, 2)}}, buffer)
buffer.seek(0)
loaded = torch.load(buffer)
print(loaded)
print(loaded["a"].dtype, type(loaded["c"]["d"]))
for dtype in (torch.float64, torch.float16, torch.int32, torch.int8, torch.uint8, torch.bool, torch.bfloat16):
    b = io.BytesIO()
    torch.save(torch.tensor([0, 1, 2]).to(dtype), b)
    b.seek(0)
    print(torch.load(b))
b = io.BytesIO()
torch.save(torch.tensor(3.0), b)
print(b.getvalue()[:2], torch.load(io.BytesIO(b.getvalue())))
b = io.BytesIO()
torch.save([torch.empty(0), torch.zeros(2, 0)], b)
b.seek(0)
print(torch.load(b))
