import torch
from torch import nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.5))
x = torch.ones(2, 4)
model.eval()
first, second = model(x), model(x)
print(torch.equal(first, second))
model.train()
a, b = model(x), model(x)
print(torch.equal(a, b), (a == 0).sum().item(), (b == 0).sum().item())
print(a.detach())
d = nn.Dropout(p=0.25)
out = d(torch.ones(1000))
print((out == 0).float().mean(), out.max())
print(d.training, d.eval()(torch.ones(3)), d.p)
print(nn.AlphaDropout(0.0)(torch.ones(2)), nn.Dropout2d(0.5)(torch.ones(2, 4, 1, 1)).flatten(1))
print(nn.functional.dropout(torch.ones(6), 0.5, training=True), nn.Dropout1d(0.5)(torch.ones(1, 4, 2)).sum(-1))
