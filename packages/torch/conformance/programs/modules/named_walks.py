import torch
from torch import nn


class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(2, 2)
        self.register_buffer("steps", torch.zeros(1))


class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Inner()
        self.second = nn.Sequential(Inner(), nn.ReLU())
        self.gain = nn.Parameter(torch.ones(1))


m = Outer()
for name, module in m.named_modules():
    print(repr(name), type(module).__name__)
for name, child in m.named_children():
    print(name, type(child).__name__)
for name, p in m.named_parameters():
    print(name, tuple(p.shape))
print([n for n, _ in m.named_buffers()], len(list(m.buffers())))
print([n for n, _ in m.named_parameters(recurse=False)], [n for n, _ in m.first.named_parameters(prefix="top")])
print(len(list(m.modules())), len(list(m.children())), list(m.state_dict()))
print(m.get_submodule("second.0.lin"), m.get_parameter("gain").shape, m.get_buffer("first.steps"))
print(m._get_name(), sum(p.numel() for p in m.parameters()))
