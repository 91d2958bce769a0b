import torch
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self, n, transform=None):
        self.n = n
        self.transform = transform

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if index >= self.n:
            raise IndexError(index)
        x = torch.tensor(float(index))
        y = index ** 2
        return (self.transform(x) if self.transform else x), y


ds = Squares(6)
print(len(ds), ds[3], isinstance(ds, Dataset))
for x, y in ds:
    print(x, y)
for x, y in DataLoader(ds, batch_size=4):
    print(x, y, y.dtype)
scaled = Squares(4, transform=lambda t: t / 10)
print(list(DataLoader(scaled, batch_size=2)))
print([y for _, y in scaled], max(y for _, y in ds))
print(len((ds + scaled)), (ds + scaled)[7])
for single in DataLoader(ds, batch_size=None):
    print(single)
    break
