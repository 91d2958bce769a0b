import torch
from torch import nn

torch.manual_seed(0)
w = nn.Parameter(torch.tensor([1.0, 2.0]))
unused = nn.Parameter(torch.tensor([5.0]))
for cls, kwargs in [(torch.optim.SGD, dict(lr=0.1, weight_decay=0.1)), (torch.optim.Adam, dict(lr=0.1, weight_decay=0.1)), (torch.optim.AdamW, dict(lr=0.1, weight_decay=0.1))]:
    w.data = torch.tensor([1.0, 2.0])
    w.grad = None
    optimizer = cls([w, unused], **kwargs)
    for _ in range(2):
        optimizer.zero_grad()
        (w * torch.tensor([1.0, 0.0])).sum().backward()
        optimizer.step()
    print(cls.__name__, w.data, unused.data, unused.grad)
frozen = nn.Linear(2, 1)
frozen.weight.requires_grad = False
optimizer = torch.optim.SGD(frozen.parameters(), lr=1.0)
before = frozen.weight.clone()
frozen(torch.ones(1, 2)).sum().backward()
optimizer.step()
print(torch.equal(before, frozen.weight), frozen.weight.grad, frozen.bias.grad)
l1 = sum(p.abs().sum() for p in nn.Linear(2, 1).parameters())
l1.backward()
print(l1.requires_grad)
