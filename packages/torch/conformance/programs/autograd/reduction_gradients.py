import torch

def grad_of(fn, values):
    x = torch.tensor(values, requires_grad=True)
    out = fn(x)
    (out if out.dim() == 0 else out.sum()).backward()
    return x.grad

m = [[1.0, 4.0], [3.0, 2.0]]
for name, fn in {
    "sum": lambda x: x.sum(), "mean": lambda x: x.mean(), "mean0": lambda x: x.mean(0), "prod": lambda x: x.prod(), "max": lambda x: x.max(),
    "max1": lambda x: x.max(1).values, "min0": lambda x: x.min(0)[0], "amax": lambda x: x.amax(1), "std": lambda x: x.std(), "var": lambda x: x.var(),
    "var0": lambda x: x.var(0, unbiased=False), "norm": lambda x: x.norm(), "norm1": lambda x: x.norm(p=1), "logsumexp": lambda x: x.logsumexp(1),
    "cumsum": lambda x: (x.cumsum(0) * torch.tensor([[1.0, 2.0], [3.0, 4.0]])), "median": lambda x: x.median(), "sort": lambda x: x.sort(1).values[:, 0],
    "topk": lambda x: x.topk(1, dim=1).values, "softmax": lambda x: x.softmax(1)[:, 0], "log_softmax": lambda x: x.log_softmax(1)[:, 0],
    "prod1": lambda x: x.prod(1), "sumsq": lambda x: (x ** 2).sum(), "cumprod": lambda x: x.cumprod(1), "diag": lambda x: x.diagonal(),
    "trace": lambda x: x.trace(), "triu": lambda x: x.triu(), "kth": lambda x: x.kthvalue(1, 1).values,
}.items():
    print(name, grad_of(fn, m))
print(grad_of(lambda x: x.max(), [2.0, 2.0, 1.0]), grad_of(lambda x: x.amax(), [2.0, 2.0, 1.0]), grad_of(lambda x: x.abs(), [-1.0, 0.0, 2.0]))
