import torch
from torch.utils.data import DataLoader, TensorDataset

X = torch.arange(10.0).view(5, 2)
y = torch.arange(5)
ds = TensorDataset(X, y)
print(len(ds), ds[0], ds[-1], ds[1:3])
for xb, yb in DataLoader(ds, batch_size=2):
    print(xb, yb)
loader = DataLoader(ds, batch_size=2, drop_last=True)
print(len(loader), len(DataLoader(ds, batch_size=2)), len(DataLoader(ds)), loader.batch_size)
print(next(iter(loader)))
for i, (xb, yb) in enumerate(DataLoader(ds, batch_size=3)):
    print(f"Batch {i}: {xb.shape} {yb.tolist()}")
xs, ys = next(iter(DataLoader(ds, batch_size=5)))
print(xs.equal(X), ys.dtype, len(loader.dataset))
print([t.shape for t in TensorDataset(X)[2]], TensorDataset(X, y, y * 2)[1])
