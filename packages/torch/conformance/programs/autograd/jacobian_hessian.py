import torch
from torch.autograd.functional import hessian, jacobian

def f(x):
    return torch.stack([x[0] * x[1], x[0] ** 2, x.sum()])

x = torch.tensor([2.0, 3.0])
print(jacobian(f, x))
print(jacobian(lambda t: t.exp(), torch.tensor([0.0, 1.0])))
print(hessian(lambda t: (t ** 3).sum() + t[0] * t[1], x))
print(torch.autograd.functional.vjp(f, x, torch.ones(3)))
print(torch.autograd.functional.jvp(f, x, torch.ones(2))[1])
two = jacobian(lambda a, b: a * b, (torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])))
print(two)
W = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print(jacobian(lambda t: W @ t, torch.zeros(2)).equal(W))
print(hessian(lambda t: t @ W @ t, torch.ones(2)))
print(jacobian(lambda t: t.sum(), torch.ones(2, 2)))
