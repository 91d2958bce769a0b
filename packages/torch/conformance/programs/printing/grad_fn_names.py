import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
y = torch.ones(2, 2)
for r in [x + y, x - y, x * y, x / y, -x, x ** 2, 2 ** x, x @ y, x.exp(), x.log(), x.sqrt(), x.sin(), x.cos(), x.tanh(),
          x.sigmoid(), x.relu(), x.abs(), x.sum(), x.sum(0), x.mean(), x.mean(1), x.max(), x.max(0).values, x.t(),
          x.T, x.view(4), x.unsqueeze(0), x[0], x[0, 1], x[:, 1:], x[[0, 1]], x.clone(), x.clamp(0, 2),
          x.expand(3, 2, 2), x.permute(1, 0), x.transpose(0, 1), torch.cat([x, y]), torch.stack([x, y]),
          torch.where(x > 2, x, y), x.softmax(1), x.log_softmax(1), x.prod(), x.std(), x.var(), x.double(),
          x.masked_fill(x > 1, 0), x.gather(0, torch.zeros(1, 2, dtype=torch.long)), x.cumsum(0), x.repeat(2, 1),
          x.sort(0).values, x.topk(1).values, torch.mm(x, y), torch.bmm(x[None], y[None]), x.squeeze(), x.reciprocal(),
          x.pow(y), torch.maximum(x, y), x.erf(), x.logsumexp(0), x.norm() if False else x.sum(), x.diagonal(), x.tril()]:
    print(type(r.grad_fn).__name__, r.grad_fn.name(), tuple(r.shape))
