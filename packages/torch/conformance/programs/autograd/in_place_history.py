import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x * 2
y.add_(1)
print(y)
y.mul_(x)
print(y.grad_fn.name(), y._version)
y.sum().backward()
print(x.grad)
x.grad = None
z = x.clone()
z[0] = 0
z[1:] *= 2
print(z)
z.sum().backward()
print(x.grad)
x.grad = None
h = torch.zeros(3)
h[1] = x[2] * 5
print(h.requires_grad, h)
h.sum().backward()
print(x.grad)
buf = torch.zeros(2, 3)
for i in range(2):
    buf[i] = x.detach() * i
print(buf, buf.requires_grad)
x.grad = None
r = (x - 2).relu_() * 1
r.clamp_(max=0.5)
r.sum().backward()
print(r, x.grad)
