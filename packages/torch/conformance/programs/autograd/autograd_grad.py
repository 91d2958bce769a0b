import torch

x = torch.tensor(2.0, requires_grad=True)
y = torch.tensor(3.0, requires_grad=True)
f = x ** 2 * y
print(torch.autograd.grad(f, x), x.grad)
f = x ** 2 * y
gx, gy = torch.autograd.grad(f, (x, y))
print(gx, gy)
v = torch.tensor([1.0, 2.0], requires_grad=True)
out = v * torch.tensor([3.0, 4.0])
print(torch.autograd.grad(out, v, grad_outputs=torch.tensor([1.0, 10.0])))
z = torch.tensor(1.0, requires_grad=True)
try:
    torch.autograd.grad(x * 2, z)
except RuntimeError as error:
    print(error)
print(torch.autograd.grad(x * 2, [x, z], allow_unused=True))
(g,) = torch.autograd.grad(x ** 3, x, create_graph=True)
print(g)
(g2,) = torch.autograd.grad(g, x)
print(g2)
torch.autograd.backward([x * y, x + y])
print(x.grad, y.grad)
