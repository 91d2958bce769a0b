import torch
from torch import nn

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: torch.bernoulli(torch.tensor([1.5])))
attempt(lambda: torch.randint(3, 1, (2,)))
attempt(lambda: torch.normal(0.0, -1.0, (2,)))
attempt(lambda: torch.randperm(-1))
attempt(lambda: torch.empty(2).uniform_(1, 0))
attempt(lambda: nn.functional.dropout(torch.ones(2), p=2.0))
attempt(lambda: nn.init.xavier_uniform_(torch.zeros(3)))
attempt(lambda: nn.init.kaiming_normal_(torch.zeros(2, 2), nonlinearity="swish"))
attempt(lambda: nn.init.kaiming_normal_(torch.zeros(2, 2), mode="fan"))
attempt(lambda: nn.init.calculate_gain("nope"))
attempt(lambda: torch.multinomial(torch.tensor([0.5, -0.5]), 1))
attempt(lambda: torch.multinomial(torch.ones(2, 2, 2), 1))
