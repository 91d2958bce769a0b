import torch

x = torch.arange(6.0).reshape(2, 3)
print(x.sum(axis=0), x.mean(axis=1, keepdims=True), x.cumsum(axis=1), x.cumprod(axis=0))
print(x.softmax(axis=1), torch.log_softmax(x, axis=0))
print(torch.stack([x, x], axis=1).shape, torch.cat([x, x], axis=1).shape, x.unsqueeze(axis=0).shape, x[None].squeeze(axis=0).shape)
print(x.sort(axis=1, descending=True), torch.argsort(x, axis=0))
print(torch.prod(x, axis=0, keepdims=True), x.amax(axis=1), x.amin(axis=0, keepdims=True))
print(x.max(axis=1).values, x.argmax(axis=1), x.argmin(axis=0), x.median(axis=1))
print(x.topk(2, axis=1).values, x.gather(axis=1, index=torch.zeros(2, 1, dtype=torch.long)))
print(x.std(axis=0), x.var(axis=1), torch.logsumexp(x, axis=1), x.any(axis=0), x.all(axis=1))
print(torch.chunk(x, 3, axis=1)[0], x.unbind(axis=0)[0])
print(torch.index_select(x, axis=1, index=torch.tensor([0, 2])), x.diff(axis=1), torch.quantile(x, 0.5, axis=0))
print(x.count_nonzero(), x.select(axis=0, index=1), x.narrow(axis=1, start=0, length=2), torch.norm(x, dim=1))
