import torch
from torch.utils.data import DataLoader, Subset, TensorDataset, random_split

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

data = TensorDataset(torch.arange(4), torch.arange(4))
attempt(lambda: TensorDataset(torch.ones(3), torch.ones(4)))
attempt(lambda: data[10])
attempt(lambda: random_split(data, [1, 1]))
attempt(lambda: DataLoader(data, batch_size=0))
attempt(lambda: DataLoader(data, batch_size=-2))
attempt(lambda: DataLoader(data, shuffle=True, sampler=[0, 1]))
attempt(lambda: DataLoader(data, batch_sampler=[[0]], batch_size=2))
attempt(lambda: DataLoader(data, num_workers=-1))
attempt(lambda: next(iter(DataLoader([torch.ones(2), torch.ones(3)], batch_size=2))))
attempt(lambda: Subset(data, [9])[0])
attempt(lambda: next(iter(DataLoader([], batch_size=1))))
it = iter(DataLoader(data, batch_size=4))
next(it)
try:
    next(it)
except StopIteration:
    print("StopIteration")
