import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
d = x.detach()
print(d, d.requires_grad, d.data_ptr() == x.data_ptr())
d[0] = 10
print(x)
x.data[1] = 20
print(x)
with torch.no_grad():
    x[2] = 30
    x.add_(1)
print(x, x.requires_grad, x.is_leaf)
c = x.clone()
print(c, c.grad_fn is not None, x.detach().clone().requires_grad)
n = x.detach().numpy()
n[0] = -1
print(x)
y = x.data
y *= 2
print(x, y.requires_grad)
v = x.view(3, 1)
print(v._base is x, v.requires_grad, v.is_leaf)
x.detach_()
print(x.requires_grad)
