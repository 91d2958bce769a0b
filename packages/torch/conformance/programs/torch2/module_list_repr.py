# PyTorch 2.0 release notes: ModuleList prints repeated modules once, with the range of their indices.
from torch import nn

print(nn.ModuleList([nn.Linear(2, 2) for _ in range(3)]))
print(nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1)]))
print(nn.ModuleList([nn.Sequential(nn.Linear(1, 1), nn.ReLU()) for _ in range(2)]))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Linear(4, 4) for _ in range(6)])
        self.head = nn.Linear(4, 2)


print(Net())
