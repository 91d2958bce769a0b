import torch
from torch.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset, random_split

ds = TensorDataset(torch.arange(10), torch.arange(10) * 10)
train, test = random_split(ds, [8, 2], generator=torch.Generator().manual_seed(42))
print(len(train), len(test), list(train.indices), list(test.indices))
print(train[0], test[1], type(train).__name__)
torch.manual_seed(0)
a, b, c = random_split(range(10), [0.5, 0.3, 0.2])
print(list(a), list(b), list(c))
sub = Subset(ds, [1, 3, 5])
print(len(sub), sub[2], [x.item() for x, _ in sub], sub.dataset is ds)
both = ConcatDataset([sub, test])
print(len(both), both[0], both[3], both[-1], both.cumulative_sizes)
print([xb.tolist() for xb, _ in DataLoader(both, batch_size=2)])
print(len(random_split(range(7), [0.5, 0.5])[0]), len(sub + sub))
k = 5
folds = torch.arange(10).chunk(k)
for i in range(2):
    idx = torch.cat([f for j, f in enumerate(folds) if j != i]).tolist()
    print(i, len(Subset(ds, idx)), folds[i].tolist())
