import torch

names = ["ann", "bob", "cat", "dan"]
table = torch.tensor([[3.0, 170.0], [1.0, 180.0], [3.0, 165.0], [2.0, 175.0]])
by_first = table[:, 0].argsort(stable=True) if False else torch.sort(table[:, 0], stable=True).indices
print(by_first, table[by_first], [names[i] for i in by_first])
descending = torch.sort(table[:, 1], descending=True)
print(descending.values, descending.indices)
print(table.max(dim=0), table.argmin(dim=0), table.median(dim=0).values)
groups = {int(k): table[table[:, 0] == k, 1].mean().item() for k in table[:, 0].unique()}
print(groups)
values, inverse, counts = table[:, 0].unique(return_inverse=True, return_counts=True)
sums = torch.zeros(len(values)).scatter_add_(0, inverse, table[:, 1])
print(values, counts, sums / counts)
print(torch.cat([table, by_first.unsqueeze(1).float()], dim=1), table.sort(dim=0).values)
print(torch.bucketize(table[:, 1], torch.tensor([168.0, 172.0])), torch.searchsorted(table[:, 1].sort().values, torch.tensor(172.0)))
