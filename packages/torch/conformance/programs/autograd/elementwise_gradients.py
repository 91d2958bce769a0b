import torch

x = torch.tensor([-1.5, -0.5, 0.5, 1.5], requires_grad=True)
for name in ["sin", "cos", "tan", "tanh", "sigmoid", "exp", "expm1", "relu", "abs", "square", "neg", "atan", "sinh", "cosh", "asinh", "erf", "sign", "floor", "round", "reciprocal", "selu"]:
    x.grad = None
    getattr(torch, name)(x).sum().backward()
    print(f"{name:10}", x.grad)
p = torch.tensor([0.25, 1.0, 4.0], requires_grad=True)
for name in ["sqrt", "rsqrt", "log", "log2", "log10", "log1p", "lgamma"]:
    p.grad = None
    getattr(torch, name)(p).sum().backward()
    print(f"{name:10}", p.grad)
p.grad = None
(p ** 1.5 + 2 ** p + p ** p + 1 / p).sum().backward()
print(p.grad)
p.grad = None
p.clamp(0.5, 2).sum().backward()
print(p.grad)
