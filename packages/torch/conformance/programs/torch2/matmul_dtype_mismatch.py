# PyTorch 2.1 (issue 105243 asked for it): the texts name both dtypes (1.13: "expected scalar type Double but found Float").
import torch
from torch import nn


def attempt(fn):
    try:
        print(fn())
    except RuntimeError as error:
        print(error)


layer = nn.Linear(3, 1)
attempt(lambda: layer(torch.ones(2, 3, dtype=torch.float64)))
attempt(lambda: layer(torch.arange(9).view(3, 3)))
attempt(lambda: layer.double()(torch.ones(2, 3)))
attempt(lambda: torch.ones(2, 2, dtype=torch.float64) @ torch.ones(2, 2))
attempt(lambda: torch.mm(torch.ones(2, 2), torch.ones(2, 2, dtype=torch.float64)))
