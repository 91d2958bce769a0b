import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)


net = Net()
print(net)
params = list(net.parameters())
print(len(params), params[0].size())
total = 0
for name, p in net.named_parameters():
    total += p.numel()
    print(f"{name:14} {str(list(p.shape)):18} {p.numel():>7,}")
print(f"{total:,}")
print(sum(p.numel() * p.element_size() for p in net.parameters()) / 1024 ** 2)
for m in (nn.Linear(10, 5), nn.Conv2d(3, 64, 7, bias=False), nn.BatchNorm2d(64), nn.LSTM(10, 20), nn.Embedding(100, 16), nn.MultiheadAttention(8, 2), nn.LayerNorm(8)):
    print(type(m).__name__, sum(p.numel() for p in m.parameters()), sum(b.numel() for b in m.buffers()))
