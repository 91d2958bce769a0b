import itertools
import torch
from torch.utils.data import DataLoader, IterableDataset


class Stream(IterableDataset):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield torch.tensor([i, i * i])


for batch in DataLoader(Stream(5), batch_size=2):
    print(batch)
print(len(list(DataLoader(Stream(5), batch_size=2, drop_last=True))))
loader = DataLoader(list(range(4)), batch_size=2)
for batch in itertools.islice(itertools.cycle(loader), 5):
    print(batch.tolist())
iterator = iter(loader)
print(next(iterator), next(iterator))
try:
    next(iterator)
except StopIteration:
    print("exhausted")
for epoch in range(2):
    for step, batch in enumerate(loader):
        print(epoch, step, batch.sum().item())
print(len(loader), loader.num_workers, loader.drop_last, loader.dataset)
print([b.tolist() for b in zip(*[iter(loader)] * 2)] if False else [x for x in map(torch.Tensor.tolist, loader)])
