import torch

x = torch.tensor([0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 2.5001])
print(torch.round(x))
print(x.round(), x.floor(), x.ceil(), x.trunc(), torch.fix(x))
print(torch.round(torch.tensor([3.14159, 2.71828]), decimals=2))
print(torch.tensor([1234.5678]).round(decimals=-2))
print(x.int(), x.long(), (x + 0.5).floor())
print(x.frac(), x - x.trunc())
probs = torch.tensor([0.2, 0.5, 0.51, 0.99])
print(torch.round(probs), torch.round(torch.sigmoid(torch.tensor([-1.0, 0.0, 1.0]))))
print((probs >= 0.5).float(), (probs * 100).round() / 100)
print(torch.clamp(x, -1, 1), torch.clamp(x, min=torch.zeros(7)), x.clip(0.0, 2.0))
print(torch.floor(torch.tensor([-1e-9])), torch.round(torch.tensor([-0.4])))
