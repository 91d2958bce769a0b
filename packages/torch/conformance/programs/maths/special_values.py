import torch

x = torch.tensor([0.0, 1.0, -1.0, float("inf"), float("nan")])
print(x + float("inf"), x * 0, x / x, x - x)
print(x > 0, x == x, x != x, torch.isnan(x), torch.isinf(x), torch.isfinite(x), torch.isposinf(x))
print(x.sum(), x[:4].max(), x.nansum(), torch.nanmean(x[:3]))
print(torch.sqrt(x), torch.log(x), torch.exp(x), x.sign(), x.abs())
print(1 / torch.tensor([0.0, -0.0]), torch.tensor([5, -5]) / 0, torch.tensor(0.0) / 0)
print(torch.maximum(x, torch.tensor(0.5)), x.clamp(0, 2), torch.relu(x))
print(torch.tensor([float("inf")]) - float("inf"), torch.softmax(torch.tensor([float("inf"), 1.0]), 0))
print(x.sort().values, x.argmax(), x[:4].argmin(), torch.tensor([float("nan"), 1.0]).min())
try:
    torch.tensor([1, 2]) // 0
except RuntimeError as error:
    print(error)
print(torch.equal(x, x), torch.allclose(x, x, equal_nan=True), x.bool())
