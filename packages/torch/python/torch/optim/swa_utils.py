"""Averages of weights over training."""

import copy

import torch
from torch.nn.modules.module import Module


class AveragedModel(Module):
    """A copy of a model whose parameters are the mean of those given to `update_parameters`."""

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        self.module = copy.deepcopy(model)
        self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
        self.avg_fn = avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    def update_parameters(self, model):
        count = int(self.n_averaged)
        with torch.no_grad():
            for mean, value in zip(self.module.parameters(), model.parameters()):
                if count == 0:
                    mean.copy_(value)
                elif self.avg_fn is None:
                    mean.add_((value.detach() - mean) / (count + 1))
                else:
                    mean.copy_(self.avg_fn(mean, value.detach(), self.n_averaged))
            for own, other in zip(self.module.buffers(), model.buffers()):
                own.copy_(other)
        self.n_averaged += 1


def get_ema_avg_fn(decay=0.999):
    return lambda mean, value, _count: mean * decay + value * (1 - decay)
