import torch

x = torch.arange(10)
for part in torch.chunk(x, 3):
    print(part)
for part in x.split(4):
    print(part)
for part in torch.split(x, [1, 2, 7]):
    print(part)
m = torch.arange(12).reshape(3, 4)
left, right = m.chunk(2, dim=1)
print(left)
print(right)
print([p.shape for p in m.split(2)])
print(m.unbind())
print(torch.unbind(m, dim=1)[0])
print([p.tolist() for p in torch.tensor_split(x, 4)])
q, k, v = torch.arange(24.0).view(2, 12).chunk(3, dim=-1)
print(q.shape, k[0], v[1])
left += 100
print(m)
