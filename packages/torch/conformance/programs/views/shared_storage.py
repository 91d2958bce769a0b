import torch

base = torch.zeros(6)
a = base[:3]
b = base[3:]
c = base.view(2, 3)
a.fill_(1)
b += 2
print(base, c)
c[1, 1] = 50
print(b)
base.mul_(10)
print(a, b, c)
d = c.t()
d[2, 0] = -7
print(base)
chunks = base.chunk(3)
chunks[1].zero_()
print(base, c)
for row in c:
    row.sub_(1)
print(base)
x, y = c.unbind(0)
x[:] = 8
print(base)
print([t.data_ptr() - base.data_ptr() for t in (a, b, c, d, chunks[1], y)])
print(base.storage().size() if False else base.numel(), a._version == base._version, c._version == b._version)
print(a._is_view(), base._is_view(), base.clone()._is_view())
