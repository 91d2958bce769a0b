import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self, factor, units=None):
        super().__init__()
        self.factor = factor
        self.units = units
        self.layer = nn.Linear(1, 1) if units else None

    def extra_repr(self):
        return f"factor={self.factor}, units={self.units}"

    def forward(self, x):
        return x * self.factor


print(Scale(2))
print(nn.Sequential(Scale(0.5), nn.ReLU()))
print(Scale(3, units=4))
named = nn.Sequential()
named.add_module("first", nn.Linear(2, 3))
named.add_module("second", Scale(1))
print(named)
print(named.first, named[1](torch.tensor([1.0, 2.0])))
print(str(named) == repr(named))


class Many(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(1, 2)

    def extra_repr(self):
        return "line one\nline two"


print(Many())
