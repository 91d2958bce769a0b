import torch

x = torch.arange(1.0, 7.0).reshape(2, 3)
result = x.sub(x.mean()).div(x.std()).mul(2).add(1).abs().pow(1.5).clamp(max=4).sum(1).sqrt().log()
print(result)
result = (x @ x.T).tril().diagonal().cumsum(0).flip(0).unsqueeze(1).expand(2, 2).contiguous().view(-1)
print(result)
result = torch.stack([x, x * 2]).mean(0).softmax(-1).argsort(-1, descending=True).float().std(0)
print(result)
result = x.t().reshape(2, 3).masked_fill(x > 4, -1).where(x < 6, x.new_tensor(100.0)).sort(dim=1).values
print(result)
print(x.unsqueeze(0).repeat(2, 1, 1).permute(1, 2, 0).flatten(1)[:, ::2].roll(1, 1))
print(x.exp().log().round().long().bitwise_and(3).bool().any(0).int().tolist())
print(x.gather(1, x.argsort(1, descending=True)).diff(dim=1).neg().prod())
print(x.floor_divide(2).remainder(2).logical_not().to(torch.uint8).sum().item())
