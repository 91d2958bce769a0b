import torch

x = torch.arange(12.0).reshape(3, 4)
a, b, c = x.unbind(0)
a[0] = 100
print(x[0])
left, right = torch.split(x, 2, dim=1)
right.zero_()
print(x)
top, bottom = x.vsplit([1])
bottom += 1
print(x)
l, r = x.hsplit(2)
print(l, r)
print([t.shape for t in torch.split(x, [1, 3], dim=1)], [t.shape for t in x.tensor_split(3, dim=1)])
diag = x.diagonal()
diag.fill_(-5)
print(x)
print(x.unfold(0, 2, 1)[0].shape, x.as_strided((2, 2), (4, 1), 1))
halves = x.view(-1).chunk(2)
print(halves[0].sum(), halves[1].sum(), halves[0]._base is not None)
stacked = torch.stack([a, b])
stacked.zero_()
print(x[1])
