import torch

a = torch.ones(2, 3, requires_grad=True)
b = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
c = torch.tensor(2.0, requires_grad=True)
((a * b + c) ** 2).sum().backward()
print(a.grad, b.grad, c.grad)
for t in (a, b, c):
    t.grad = None
(a / b - c).mean().backward()
print(a.grad, b.grad, c.grad)
col = torch.tensor([[1.0], [2.0]], requires_grad=True)
row = torch.tensor([[3.0, 4.0]], requires_grad=True)
(col * row).backward(torch.tensor([[1.0, 0.0], [0.0, 1.0]]))
print(col.grad, row.grad)
x = torch.ones(3, requires_grad=True)
torch.maximum(x, torch.tensor([0.0, 1.0, 2.0])).sum().backward()
print(x.grad)
e = torch.ones(1, requires_grad=True)
(e.expand(4) * torch.arange(4.0)).sum().backward()
print(e.grad)
s = torch.tensor(1.0, requires_grad=True)
(s + torch.zeros(2, 2)).sum().backward()
print(s.grad)
