import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(channels, channels, 3, padding=1), nn.BatchNorm2d(channels), nn.ReLU())
        self.skip = nn.Identity()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3)
        self.blocks = nn.ModuleList([Block(8), nn.ReLU()])
        self.heads = nn.ModuleDict({"a": nn.Linear(8, 2), "b": nn.Linear(8, 3)})
        self.scale = nn.Parameter(torch.ones(1))


print(Net())
print(nn.Sequential())
print(nn.ModuleList())
print(nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU(), nn.Linear(2, 1))))
print(nn.ModuleList([nn.Linear(1, 1)]))


class Empty(nn.Module):
    pass


print(Empty())
print(repr(nn.Sequential(Empty())))
