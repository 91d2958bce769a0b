import torch
from torch import nn

def attempt(fn):
    try:
        print(tuple(fn().shape))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: nn.BatchNorm1d(4)(torch.ones(1, 4)))
attempt(lambda: nn.BatchNorm2d(4)(torch.ones(2, 4)))
attempt(lambda: nn.BatchNorm1d(4)(torch.ones(2, 4, 3, 3)))
attempt(lambda: nn.BatchNorm2d(3)(torch.ones(2, 4, 2, 2)))
attempt(lambda: nn.BatchNorm1d(4).eval()(torch.ones(1, 4)))
attempt(lambda: nn.LayerNorm(5)(torch.ones(2, 4)))
attempt(lambda: nn.Embedding(5, 2)(torch.tensor([5])))
attempt(lambda: nn.Embedding(5, 2)(torch.tensor([-1])))
attempt(lambda: nn.Dropout(1.5))
attempt(lambda: nn.Dropout(-0.1))
attempt(lambda: nn.functional.layer_norm(torch.ones(2, 3), (4,)))
attempt(lambda: nn.Unflatten(1, (2, 3))(torch.ones(2, 5)))
