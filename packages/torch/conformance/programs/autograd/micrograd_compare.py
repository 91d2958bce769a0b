import torch

x1 = torch.tensor([2.0], dtype=torch.float64, requires_grad=True)
x2 = torch.tensor([0.0], dtype=torch.float64, requires_grad=True)
w1 = torch.tensor([-3.0], dtype=torch.float64, requires_grad=True)
w2 = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)
b = torch.tensor([6.8813735870195432], dtype=torch.float64, requires_grad=True)
n = x1 * w1 + x2 * w2 + b
o = torch.tanh(n)
print(round(o.data.item(), 6))
o.backward()
print("---")
for name, t in [("x2", x2), ("w2", w2), ("x1", x1), ("w1", w1)]:
    print(name, round(t.grad.item(), 6))
a = torch.tensor([-4.0], dtype=torch.float64, requires_grad=True)
c = torch.tensor([2.0], dtype=torch.float64, requires_grad=True)
d = a + c
e = a * c + c ** 3
e = e + e + 1
e = e + 1 + d + (-a)
f = d.relu() + (c - a).relu() * 3
g = (e / 2.0 + 10.0 / f)
g.backward()
print(g, a.grad, c.grad)
