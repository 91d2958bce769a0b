import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
X = torch.randn(20, 2) * torch.tensor([5.0, 0.1]) + torch.tensor([10.0, -1.0])
y = (X[:, 0] > 10).long()
train, val = random_split(TensorDataset(X, y), [15, 5])
train_X = torch.stack([x for x, _ in train])
mean, std = train_X.mean(0), train_X.std(0)
print(mean, std)
normal = (X - mean) / std
print(normal[val.indices].mean(0))
loader = DataLoader(TensorDataset(normal[train.indices], y[train.indices]), batch_size=4, shuffle=True)
seen = 0
for xb, yb in loader:
    seen += len(xb)
    print(xb.shape, yb.tolist())
print(seen, y.bincount())
running_sum, running_sq, n = torch.zeros(2), torch.zeros(2), 0
for xb, _ in DataLoader(train, batch_size=4):
    running_sum += xb.sum(0)
    running_sq += (xb ** 2).sum(0)
    n += xb.size(0)
print(torch.allclose(running_sum / n, mean, atol=1e-5), n)
