import torch

x = torch.tensor([0.0, 1.0, 4.0], requires_grad=True)
x.sqrt().sum().backward()
print(x.grad)
x.grad = None
torch.where(x > 0, x.sqrt(), torch.zeros_like(x)).sum().backward()
print(x.grad)
x.grad = None
safe = torch.where(x > 0, x, torch.ones_like(x))
torch.where(x > 0, safe.sqrt(), torch.zeros_like(x)).sum().backward()
print(x.grad)
y = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
torch.relu(y).sum().backward()
print(y.grad)
y.grad = None
y.abs().sum().backward()
print(y.grad)
y.grad = None
y.clamp(min=0).sum().backward()
print(y.grad)
y.grad = None
torch.nn.functional.leaky_relu(y).sum().backward()
print(y.grad)
y.grad = None
(y * (y > 0)).sum().backward()
print(y.grad)
y.grad = None
y.norm().backward()
print(y.grad)
z = torch.zeros(2, requires_grad=True)
z.norm().backward()
print(z.grad, torch.isnan(z.grad).any())
