import copy
import torch
from torch import nn

torch.manual_seed(0)
a = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))
b = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))
x = torch.randn(4, 2)
a(x)
print(torch.equal(a.eval()(x), b.eval()(x)))
print(b.load_state_dict(a.state_dict()))
print(torch.equal(a(x), b(x)))
for key, value in a.state_dict().items():
    print(key, tuple(value.shape), value.dtype, value.requires_grad)
best = copy.deepcopy(a.state_dict())
with torch.no_grad():
    a[0].weight.zero_()
print(torch.equal(a.state_dict()["0.weight"], best["0.weight"]), torch.equal(a.state_dict()["2.weight"], best["2.weight"]))
a.load_state_dict(best)
print(torch.equal(a(x), b(x)))
subset = {k: v for k, v in best.items() if k.startswith("0.")}
print(b.load_state_dict(subset, strict=False))
print(a.state_dict(prefix="model.").keys() == {"model." + k for k in best}, len(best))
c = copy.deepcopy(a)
c[0].bias.data.fill_(3)
print(a[0].bias.data.eq(3).any(), c[0].bias.data)
