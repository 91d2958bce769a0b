import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
y.backward(retain_graph=True)
print(x.grad)
y.backward()
print(x.grad)
try:
    y.backward()
except RuntimeError as error:
    print(error)
z = x * 2
h = z + 1
h.backward(retain_graph=True)
h.backward(retain_graph=True)
print(x.grad)
a = torch.tensor([1.0, 2.0], requires_grad=True)
shared = a.exp()
first, second = shared.sum(), (shared * 2).sum()
first.backward(retain_graph=True)
second.backward()
print(a.grad)
(a + 1).sum().backward()
out = a + 1
out.sum().backward()
out.sum().backward()
print(a.grad)
