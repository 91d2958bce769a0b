import torch

w = torch.zeros(2, 3, requires_grad=True)
v = w.view(6)
(v * torch.arange(6.0)).sum().backward()
print(w.grad)
x = torch.ones(4, requires_grad=True)
y = x * 2
z = y[1:3]
z.mul_(10)
print(y, z)
y.sum().backward()
print(x.grad)
a = torch.ones(2, 2, requires_grad=True)
b = a.clone()
b[0, 0] = 5.0
b[:, 1] *= 3
print(b)
b.sum().backward()
print(a.grad)
c = torch.ones(3, requires_grad=True)
d = c.clone()
d.view(3, 1)[1] = d[0] * 4
d.sum().backward()
print(c.grad)
p = torch.arange(6.0).requires_grad_()
(p.reshape(2, 3).t()[0] * torch.tensor([1.0, 10.0])).sum().backward()
print(p.grad)
