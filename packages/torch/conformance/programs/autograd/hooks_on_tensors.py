import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
seen = []
handle = x.register_hook(lambda grad: seen.append(grad.tolist()))
(x * 3).sum().backward()
print(seen, x.grad)
handle.remove()
x.grad = None
x.register_hook(lambda grad: grad * 10)
(x * 3).sum().backward()
print(seen, x.grad)
y = torch.tensor([1.0, 2.0], requires_grad=True)
mid = y * 2
mid.retain_grad()
mid.register_hook(lambda g: print("gradient of mid", g))
(mid ** 2).sum().backward()
print(mid.grad, y.grad, mid.retains_grad, mid.is_leaf)
z = torch.ones(3, requires_grad=True)
h = z.register_hook(lambda g: g.clamp(-0.5, 0.5))
(z * torch.tensor([-2.0, 0.1, 2.0])).sum().backward()
print(z.grad)
try:
    torch.ones(2).register_hook(lambda g: g)
except RuntimeError as error:
    print(error)
