import torch

x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(x.sum(), x.mean(), x.prod(), x.max(), x.min(), x.std(), x.var(), x.median())
print(x.std(unbiased=False), x.var(unbiased=False), torch.std(x, correction=0) if False else x.std(0, unbiased=False))
print(x.norm(), x.norm(p=1), x.abs().max(), x.amax(), x.amin(), x.numel())
print(x.sum(dim=0), x.sum(dim=1), x.sum(dim=(0, 1)), x.sum(-1, keepdim=True))
print(x.mean(0), x.mean(1, keepdim=True), x.mean((0, 1)), x.std(dim=1), x.var(dim=0))
print(x.prod(0), x.prod(1, keepdim=True), x.cumsum(1), x.cumprod(0))
print(x.logsumexp(1), x.logsumexp((0, 1)), torch.logcumsumexp(x, 1))
print(torch.std_mean(x), torch.var_mean(x, dim=1))
print(x.norm(dim=1), x.norm(p=2, dim=0, keepdim=True), x.norm(p=float("inf")))
print(x.any(), (x > 3).all(), (x > 3).any(1), (x > 5).count_nonzero())
print(x.nansum(), x.nanmean(), x.argmax(), x.argmax(1), x.argmin(0, keepdim=True))
