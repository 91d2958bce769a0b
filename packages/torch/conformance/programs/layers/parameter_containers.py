import torch
from torch import nn


class Weights(nn.Module):
    def __init__(self):
        super().__init__()
        self.scales = nn.ParameterList([nn.Parameter(torch.full((2,), float(i))) for i in range(3)])
        self.named = nn.ParameterDict({"w": nn.Parameter(torch.ones(2)), "b": nn.Parameter(torch.zeros(1))})

    def forward(self, x):
        for scale in self.scales:
            x = x * (scale + 1)
        return x * self.named["w"] + self.named["b"]


m = Weights()
print(m(torch.ones(2)))
print([(n, tuple(p.shape)) for n, p in m.named_parameters()])
m.scales.append(nn.Parameter(torch.zeros(2)))
print(len(m.scales), m.scales[1], len(m.named), list(m.named.keys()), "b" in m.named)
m.named["c"] = nn.Parameter(torch.ones(3))
print(sorted(n for n, _ in m.named_parameters()), sum(p.numel() for p in m.parameters()))
print(list(m.state_dict()))
m(torch.ones(2)).sum().backward()
print(m.scales[0].grad, m.named["w"].grad, m.named["c"].grad)
