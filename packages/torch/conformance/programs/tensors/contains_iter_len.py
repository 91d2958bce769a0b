import torch

x = torch.tensor([[1, 2], [3, 4], [5, 6]])
print(len(x), 3 in x, 10 in x, torch.tensor(4) in x)
for index, row in enumerate(x):
    print(index, row, row.sum().item())
print([tuple(r.tolist()) for r in x])
print(dict(zip("abc", x.tolist())))
print(list(reversed([r[0].item() for r in x])))
first, *rest = x
print(first, len(rest))
print(all(v > 0 for v in x.flatten()), any(v > 5 for v in x.flatten()))
print(sum(x), sum(x.flatten()))
print(torch.tensor(3) == 3, bool(torch.tensor(3) == 3))
print(f"{x[0, 0]} {x.float().mean():.2f} {x[2, 1].item():>5d}")
print("%.3f" % torch.tensor(0.5), "{:.1f}".format(torch.tensor(2.25)))
print(x[0].tolist() == [1, 2], max(x[0]), min(x[:, 1]))
