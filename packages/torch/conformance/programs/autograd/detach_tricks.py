import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 2
z = y.detach() * x
z.backward()
print(x.grad)
x.grad = None
(y.item() * x).backward()
print(x.grad)
running = 0.0
for step in range(3):
    loss = (x * step) ** 2
    running += loss.item()
print(running)
losses = []
for step in range(3):
    losses.append((x * step).detach())
print(losses, torch.stack(losses).mean())
target = (x * 3).detach()
pred = x * 2
((pred - target) ** 2).backward()
print(x.grad)
a = torch.ones(2, requires_grad=True)
b = a.detach().clone().requires_grad_()
(b * 2).sum().backward()
print(a.grad, b.grad)
print(a.detach().numpy(), a.data, a.tolist(), (a * 2).detach().cpu().numpy())
h = torch.zeros(2)
for t in range(3):
    h = torch.tanh(h + a)
    if t == 1:
        h = h.detach()
h.sum().backward()
print(a.grad)
