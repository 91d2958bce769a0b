import torch

x = torch.tensor([3.0, 1.0, 2.0, -5.0])
print(torch.sort(x), x.sort(descending=True).values, x.argsort())
m = torch.tensor([[3, 1, 2], [9, 7, 8]])
print(m.sort(), m.sort(dim=0, descending=True), m.argsort(dim=1))
values, indices = m.sort(dim=1)
print(torch.gather(m, 1, indices).equal(values))
print(torch.sort(torch.tensor([2, 1, 2, 1]), stable=True))
print(torch.msort(m), x.msort())
print(torch.tensor([float("nan"), 1.0, -1.0]).sort().values, torch.tensor([True, False, True]).sort().values)
words = ["delta", "alpha", "charlie"]
scores = torch.tensor([0.2, 0.9, 0.5])
print([words[i] for i in scores.argsort(descending=True)])
rank = scores.argsort().argsort()
print(rank, torch.sort(torch.tensor([5])), torch.tensor([]).sort().values)
print(m.flatten().sort().values.view(2, 3), m[:, 0].argsort(descending=True), m[m[:, 1].argsort()])
