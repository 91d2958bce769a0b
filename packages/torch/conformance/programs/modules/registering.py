import torch
from torch import nn


class Custom(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_parameter("weight", nn.Parameter(torch.ones(2)))
        self.register_parameter("bias", None)
        self.add_module("act", nn.ReLU())
        self.register_module("last", nn.Linear(2, 1))
        self.constant = torch.tensor([1.0])
        self.items = [1, 2]

    def forward(self, x):
        x = self.act(x * self.weight)
        return x if self.bias is None else x + self.bias


m = Custom()
print(m, m(torch.tensor([-1.0, 2.0])))
print(list(m._parameters), list(m._modules), list(m._buffers), m.bias)
m.bias = nn.Parameter(torch.full((2,), 5.0))
print(m(torch.tensor([-1.0, 2.0])), [n for n, _ in m.named_parameters()])
m.weight = nn.Parameter(torch.zeros(2))
print(m.weight, hasattr(m, "constant"), "constant" in m.state_dict())
m.act = nn.Identity()
print(m.act)
del m.bias
print(hasattr(m, "bias"), [n for n, _ in m.named_parameters()])
setattr(m, "extra", nn.Linear(1, 1))
print(getattr(m, "extra"), list(m._modules), "extra" in dir(m), "weight" in dir(m))
