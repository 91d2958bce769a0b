import math
import torch

t = torch.linspace(0, 2 * math.pi, 9)
print(torch.sin(t).round(decimals=4) + 0.0)
print(torch.cos(t).round(decimals=4) + 0.0)
print((torch.sin(t) ** 2 + torch.cos(t) ** 2).allclose(torch.ones(9)))
print(torch.atan2(torch.tensor([0.0, 1.0, 0.0, -1.0]), torch.tensor([1.0, 0.0, -1.0, 0.0])))
print(torch.tan(torch.tensor([0.0, math.pi / 3])), torch.sinc(torch.tensor([0.0, 0.5])))
position = torch.arange(4).unsqueeze(1)
div_term = torch.exp(torch.arange(0, 6, 2) * (-math.log(10000.0) / 6))
pe = torch.zeros(4, 6)
pe[:, 0::2] = torch.sin(position * div_term)
pe[:, 1::2] = torch.cos(position * div_term)
print(pe)
print(torch.deg2rad(torch.tensor([0.0, 90.0, 180.0])), torch.rad2deg(torch.tensor([math.pi])))
angles = torch.tensor(math.pi / 2)
rotation = torch.tensor([[angles.cos(), -angles.sin()], [angles.sin(), angles.cos()]])
print((rotation @ torch.tensor([1.0, 0.0])).round(decimals=3) + 0.0)
