import torch

x = torch.ones(2, 3)
y = torch.full((2, 3), 2.0)
version = x._version
x.add_(y)
print(x, x._version - version)
x.mul_(3).sub_(1)
print(x)
x += 1
x *= 0.5
x /= 2
x -= 0.25
print(x, x._version - version)
x.zero_()
print(x)
x.fill_(4).sqrt_()
print(x)
x.clamp_(max=1.5)
print(x)
x.copy_(torch.arange(3))
print(x)
x.t_()
print(x.shape)
z = torch.tensor([1, 2, 3])
z **= 2
z //= 2
print(z)
z.neg_()
print(z.abs_(), z.pow_(2))
b = torch.tensor([True, False])
b &= torch.tensor([True, True])
b.logical_not_()
print(b)
