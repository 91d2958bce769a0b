import torch
from torch.utils.data import DataLoader, TensorDataset

ds = TensorDataset(torch.arange(8))
torch.manual_seed(42)
loader = DataLoader(ds, batch_size=3, shuffle=True)
for epoch in range(3):
    print(epoch, [b[0].tolist() for b in loader])
print(torch.rand(1))
torch.manual_seed(42)
print([b[0].tolist() for b in loader])
g = torch.Generator().manual_seed(0)
fixed = DataLoader(ds, batch_size=4, shuffle=True, generator=g)
print([b[0].tolist() for b in fixed], [b[0].tolist() for b in fixed])
torch.manual_seed(1)
print(next(iter(loader))[0], next(iter(loader))[0])
torch.manual_seed(0)
list(DataLoader(ds, batch_size=4))
print(torch.rand(1))
torch.manual_seed(0)
print(torch.rand(1))
