import io
import torch

base = torch.arange(6.0)
b = io.BytesIO()
torch.save({"base": base, "view": base[2:5], "matrix": base.view(2, 3), "t": base.view(2, 3).t()}, b)
b.seek(0)
loaded = torch.load(b)
loaded["base"][3] = 100
print(loaded)
print(loaded["t"].stride(), loaded["view"].storage_offset(), loaded["t"].is_contiguous())
w = torch.ones(2, requires_grad=True)
p = torch.nn.Parameter(torch.zeros(3))
b = io.BytesIO()
torch.save([w, p, (w * 2).detach()], b)
b.seek(0)
w2, p2, d2 = torch.load(b)
print(w2, p2, d2, type(p2).__name__, w2.is_leaf)
small = torch.zeros(1000)[:3]
b1, b2 = io.BytesIO(), io.BytesIO()
torch.save(small, b1)
torch.save(small.clone(), b2)
print(len(b1.getvalue()) > 4000, len(b2.getvalue()) < 2000)
