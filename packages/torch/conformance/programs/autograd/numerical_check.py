import torch

def f(x):
    return (x.sin() * x ** 2).sum() + x.prod()

x = torch.tensor([0.5, -1.2, 2.0], dtype=torch.float64, requires_grad=True)
f(x).backward()
eps = 1e-6
numeric = torch.zeros_like(x)
with torch.no_grad():
    for i in range(3):
        step = torch.zeros_like(x)
        step[i] = eps
        numeric[i] = (f(x + step) - f(x - step)) / (2 * eps)
print(x.grad)
print((x.grad - numeric).abs().max() < 1e-7)
from torch.autograd import gradcheck
inputs = torch.linspace(-1, 1, 6, dtype=torch.float64).view(2, 3).requires_grad_()
for name, fn in {"softmax": lambda t: t.softmax(1), "tanh": torch.tanh, "std": lambda t: t.std(1), "matmul": lambda t: t @ t.T,
                 "layer_norm": lambda t: torch.nn.functional.layer_norm(t, (3,)), "gelu": torch.nn.functional.gelu,
                 "logsumexp": lambda t: t.logsumexp(0), "cumsum": lambda t: t.cumsum(1), "index": lambda t: t[:, [0, 2, 2]]}.items():
    print(name, gradcheck(fn, (inputs,), eps=1e-6, atol=1e-4))
print(torch.autograd.gradgradcheck(lambda t: t.tanh().sum(), (inputs,)))
