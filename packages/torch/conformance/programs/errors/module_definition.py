import torch
from torch import nn

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Forgot(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(1, 1)

class ForgotParameter(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.zeros(1))

class NeedsTwo(nn.Module):
    def forward(self, x, y):
        return x + y

attempt(Forgot)
attempt(ForgotParameter)
attempt(lambda: NeedsTwo()(torch.ones(1)))
attempt(lambda: nn.Sequential([nn.Linear(1, 1), nn.ReLU()]))
attempt(lambda: nn.Sequential(nn.Linear(1, 1), "relu"))
attempt(lambda: nn.ModuleList([3]))
m = nn.Linear(1, 1)
attempt(lambda: setattr(m, "weight", torch.zeros(1, 1)))
attempt(lambda: setattr(m, "weight", None))
attempt(lambda: m.register_parameter("a.b", None))
attempt(lambda: m.register_buffer("", torch.zeros(1)))
attempt(lambda: m.register_parameter("w2", torch.zeros(1)))
attempt(lambda: m.add_module("x", 3))
attempt(lambda: m.register_buffer("weight", torch.zeros(1)))
