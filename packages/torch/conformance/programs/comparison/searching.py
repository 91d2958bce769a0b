import torch

edges = torch.tensor([0.0, 1.0, 2.0, 5.0])
x = torch.tensor([-1.0, 0.0, 0.5, 2.0, 9.0])
print(torch.bucketize(x, edges), torch.bucketize(x, edges, right=True))
print(torch.searchsorted(edges, x), torch.searchsorted(edges, 1.5))
print(torch.histc(torch.tensor([1.0, 2.0, 1.0]), bins=4, min=0, max=3))
print(torch.bincount(torch.tensor([1, 3, 3])), (x[:, None] > edges).sum(1))
names = ["child", "teen", "adult"]
ages = torch.tensor([5, 15, 30, 12])
print([names[i] for i in torch.bucketize(ages, torch.tensor([12, 19]))])
print((ages == 15).nonzero().item(), ages.argmax().item(), torch.argmin((ages - 14).abs()))
print(torch.isin(ages, torch.tensor([5, 30])), [a.item() for a in ages if a > 10], 15 in ages)
cdf = torch.tensor([0.1, 0.4, 1.0])
print(torch.searchsorted(cdf, torch.tensor([0.05, 0.3, 0.95])))
print(torch.tensor([1, 2, 3, 2]).eq(2).nonzero().flatten(), torch.max(ages, 0).indices)
