import torch
from torch import nn


class TwoInputs(nn.Module):
    def forward(self, a, b=None, *, scale=1.0):
        return (a + (0 if b is None else b)) * scale


class ManyOutputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(2, 1), nn.Linear(2, 3)

    def forward(self, x):
        return {"a": self.a(x), "b": self.b(x), "sum": x.sum()}


m = TwoInputs()
x = torch.ones(2)
print(m(x), m(x, x), m(x, b=x, scale=3.0), m.forward(x), m.__call__(x))
torch.manual_seed(0)
out = ManyOutputs()(torch.ones(1, 2))
print({k: tuple(v.shape) for k, v in out.items()}, out["sum"])


class Counter(nn.Module):
    calls = 0

    def forward(self, x):
        self.calls += 1
        return x


c = Counter()
for _ in range(3):
    c(x)
print(c.calls, Counter.calls, callable(c))
lam = nn.Sequential(nn.Linear(2, 2), c)
lam(torch.ones(1, 2))
print(c.calls, isinstance(lam[1], Counter), type(lam).__mro__[1].__name__)
