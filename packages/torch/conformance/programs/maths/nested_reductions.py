import torch

x = torch.arange(24.0).reshape(2, 3, 4)
print(x.sum(0), x.sum(1), x.sum(2))
print(x.sum((0, 2)), x.mean((1, 2)), x.amax((0, 1)), x.std((0, 1)))
print(x.sum((0, 1, 2)), x.sum(dim=(-1, -2), keepdim=True).shape, x.mean(dim=-1, keepdim=True).shape)
print(x.max(dim=1).values, x.argmax(dim=2), x.argmin(dim=0)[0])
print(x.transpose(0, 2).sum(0), x.permute(2, 0, 1).mean(0))
print(x[:, ::2].sum(-1), x[..., 1:3].prod(-1)[0], x[:, 1].cumsum(1))
print(x.view(2, -1).mean(1), x.flatten().std(), x.reshape(6, 4).var(0))
print(x.norm(dim=(1, 2)), x.logsumexp(-1), (x > 11).sum((1, 2)), (x > 5).all(-1))
print(x.softmax(-1)[0, 0], x.float().median(-1).values, x.sort(1, descending=True).values[0, 0])
print(torch.sum(x, [0, 1]), torch.mean(x, dim=[0], keepdim=True).shape, x.prod(1)[0])
