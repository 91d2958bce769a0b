import torch
from torch import nn


class Running(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.zeros(2))
        self.register_buffer("count", torch.tensor(0))
        self.register_buffer("scratch", torch.ones(1), persistent=False)
        self.register_buffer("nothing", None)

    def forward(self, x):
        if self.training:
            self.count += 1
            self.mean = self.mean + (x.mean(0) - self.mean) / self.count
        return x - self.mean


m = Running()
print(m(torch.tensor([[1.0, 2.0], [3.0, 4.0]])))
print(m.mean, m.count)
m(torch.tensor([[10.0, 10.0]]))
print(m.mean, m.count, list(m.state_dict()), [n for n, _ in m.named_buffers()])
m.eval()
print(m(torch.zeros(1, 2)), m.count)
fresh = Running()
fresh.load_state_dict(m.state_dict())
print(fresh.mean, fresh.scratch, fresh.nothing, len(list(fresh.parameters())))
print(m.double().mean.dtype, m.count.dtype, m.mean.requires_grad)
del m.scratch
print(hasattr(m, "scratch"), m)
