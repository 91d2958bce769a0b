import torch
from torch import nn

def attempt(fn):
    try:
        print(tuple(fn().shape))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: nn.Linear(2, 3)(torch.ones(4, 5)))
attempt(lambda: nn.Linear(3, 2)(torch.ones(2)) if False else nn.Linear(10, 2)(torch.ones(1, 3, 3)))
attempt(lambda: nn.Conv2d(3, 8, 3)(torch.ones(1, 1, 8, 8)))
attempt(lambda: nn.Conv2d(3, 8, 3)(torch.ones(8, 8)))
attempt(lambda: nn.Conv2d(3, 8, 3)(torch.ones(3, 8, 8)))
attempt(lambda: nn.Conv2d(1, 1, 5)(torch.ones(1, 1, 3, 3)))
attempt(lambda: nn.Conv1d(2, 1, 3)(torch.ones(1, 3, 8)))
attempt(lambda: nn.Conv2d(3, 4, 3, groups=2))
attempt(lambda: nn.Conv2d(4, 5, 3, groups=2))
attempt(lambda: nn.MaxPool2d(2)(torch.ones(1, 1, 1, 1)))
attempt(lambda: nn.Sequential(nn.Flatten(), nn.Linear(10, 2))(torch.ones(2, 3, 2)))
attempt(lambda: nn.functional.linear(torch.ones(2, 3), torch.ones(3, 2)))
attempt(lambda: nn.ConvTranspose2d(2, 1, 2)(torch.ones(1, 3, 2, 2)))
