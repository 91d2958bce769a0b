import torch
from torch import nn

torch.manual_seed(0)
m = nn.Linear(2, 1)
x = torch.tensor([[1.0, 2.0]])
m(x).sum().backward()
print(m.weight.grad, m.bias.grad)
m(x).sum().backward()
print(m.weight.grad, m.bias.grad)
m.zero_grad(set_to_none=True)
print(m.weight.grad, m.bias.grad)
m(x).sum().backward()
m.zero_grad(set_to_none=False)
print(m.weight.grad, m.bias.grad)
optimizer = torch.optim.SGD(m.parameters(), lr=0.1)
m(x).sum().backward()
optimizer.zero_grad(set_to_none=True)
print([p.grad for p in m.parameters()])
m(x).sum().backward()
optimizer.zero_grad(set_to_none=False)
print([p.grad for p in m.parameters()])
for p in m.parameters():
    p.grad = None
print([p.grad is None for p in m.parameters()])
