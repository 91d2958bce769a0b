import torch

x = torch.arange(12).reshape(4, 3)
keep = [i for i in range(4) if i != 2]
print(x[keep])
mask = torch.ones(4, dtype=torch.bool)
mask[2] = False
print(x[mask], mask)
print(torch.cat([x[:2], x[3:]]))
print(torch.cat([x, torch.tensor([[100, 101, 102]])], dim=0))
print(torch.cat([torch.zeros(4, 1, dtype=torch.int64), x], dim=1))
x = torch.nn.functional.pad(x, (1, 0, 0, 1), value=-1)
print(x)
unique_rows = torch.unique(torch.tensor([[1, 2], [1, 2], [3, 4]]), dim=0)
print(unique_rows)
odd = x[:, 1:][x[:, 1:] % 2 == 1]
print(odd, odd.numel())
print([r.tolist() for r in x if r.sum() > 0])
print(x.masked_fill(x < 0, 0).sum(0))
