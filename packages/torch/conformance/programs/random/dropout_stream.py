import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.ones(2, 8)
dropout = nn.Dropout(p=0.5)
print(dropout(x))
print(dropout(x))
dropout.eval()
print(dropout(x))
print(F.dropout(x, p=0.2), F.dropout(x, p=0.2, training=False).sum())
print(nn.Dropout(0.0)(x).sum(), nn.Dropout(1.0)(x).sum())
y = torch.ones(10, requires_grad=True)
torch.manual_seed(1)
z = nn.Dropout(0.4)(y)
print(z)
z.sum().backward()
print(y.grad)
print(nn.Dropout2d(0.5)(torch.ones(1, 6, 2, 2)).sum(dim=(2, 3)))
torch.manual_seed(5)
print(nn.Sequential(nn.Linear(2, 4), nn.Dropout(0.5))(torch.ones(1, 2)).detach())
