import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, SubsetRandomSampler, TensorDataset, WeightedRandomSampler

ds = TensorDataset(torch.arange(6))
print(list(SequentialSampler(ds)), len(SequentialSampler(ds)))
torch.manual_seed(0)
print(list(RandomSampler(ds)))
print(list(RandomSampler(ds, replacement=True, num_samples=10)))
print(list(SubsetRandomSampler([5, 3, 1])))
print(list(WeightedRandomSampler([0.1, 0.9, 0.4, 0.7, 3.0, 0.6], 5, replacement=True)))
print(sorted(WeightedRandomSampler([1.0, 1.0, 1.0], 3, replacement=False)))
print(list(BatchSampler(SequentialSampler(ds), batch_size=4, drop_last=False)), list(BatchSampler(SequentialSampler(ds), 4, True)))
print([b[0].tolist() for b in DataLoader(ds, batch_size=2, sampler=SubsetRandomSampler([0, 2, 4]))])
print([b[0].tolist() for b in DataLoader(ds, batch_sampler=[[0, 5], [1], [2, 3, 4]])])
print([b[0].tolist() for b in DataLoader(ds, sampler=[3, 1], batch_size=1)])
labels = torch.tensor([0, 0, 0, 0, 0, 1])
weights = (1.0 / torch.bincount(labels).float())[labels]
sampler = WeightedRandomSampler(weights, num_samples=200, generator=torch.Generator().manual_seed(0))
print(torch.bincount(labels[list(sampler)]))
