import torch

x = torch.tensor(1.5, requires_grad=True)
f = torch.sin(x)
derivatives = []
for order in range(4):
    (f,) = torch.autograd.grad(f, x, create_graph=True)
    derivatives.append(f.item())
print([round(d, 4) for d in derivatives])
y = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
g = torch.autograd.grad((y ** 3).sum(), y, create_graph=True)[0]
print(g)
penalty = (g ** 2).sum()
penalty.backward()
print(y.grad)
w = torch.tensor(2.0, requires_grad=True)
loss = w ** 4
loss.backward(create_graph=True)
print(w.grad.detach())
second = torch.autograd.grad(w.grad, w, create_graph=True)[0]
third = torch.autograd.grad(second, w)[0]
print(second, third)
a = torch.tensor(0.5, requires_grad=True)
for fn in (torch.exp, torch.tanh, torch.sigmoid, torch.log, torch.sqrt, torch.cos):
    (d1,) = torch.autograd.grad(fn(a), a, create_graph=True)
    (d2,) = torch.autograd.grad(d1, a)
    print(fn.__name__, d1.detach(), d2)
