import torch

x = torch.tensor([-2.5, -1.0, -0.3, 0.0, 0.3, 1.0, 2.5])
for name in ["abs", "neg", "sign", "ceil", "floor", "round", "trunc", "frac", "exp", "expm1", "sin", "cos", "tan", "sinh", "cosh", "tanh",
             "atan", "asinh", "sigmoid", "square", "relu", "erf", "erfc", "exp2", "sgn", "positive", "deg2rad", "rad2deg"]:
    print(f"{name:8}", getattr(torch, name)(x))
y = x.abs() + 0.1
for name in ["sqrt", "rsqrt", "log", "log2", "log10", "log1p", "reciprocal", "lgamma", "digamma", "acosh"]:
    print(f"{name:10}", getattr(torch, name)(y + (1 if name == "acosh" else 0)))
z = torch.tensor([-0.9, 0.0, 0.5])
print(torch.asin(z), torch.acos(z), torch.atanh(z), torch.erfinv(z), torch.logit(torch.tensor([0.1, 0.5, 0.9])))
