import torch

x = torch.tensor([5, -3, 0, 8])
print(x + 1, x * 2, x - 5, -x, x.abs(), x.sign(), x // 3, x % 3, x / 4)
print(x.sum(), x.prod(), x.max(), x.min(), x.float().mean(), x.clamp(0, 6))
print(x.sort(), x.argsort(descending=True), x.unique(), x.cumsum(0), x.flip(0))
print(x.pow(2), x ** 3, x.square(), x.remainder(4), x.fmod(4), x.div(3, rounding_mode="floor"))
print(x.eq(0), x.ne(0), x.bool(), x.nonzero().flatten(), x.count_nonzero())
print(torch.arange(5).float().mean(), torch.arange(1, 6).prod(), torch.tensor([7, 7]).bincount())
print((x > 0).sum() / x.numel(), (x > 0).sum().item() / len(x))
print(x.double().std(), x.to(torch.int8).dtype, x.median(), x.mode().values)
print(torch.tensor([1, 2, 3]).dot(torch.tensor([4, 5, 6])), torch.tensor([[1, 2], [3, 4]]) @ torch.tensor([1, 1]))
print(torch.maximum(x, torch.tensor(1)), torch.where(x > 0, x, 0 * x), x.tile(2))
