import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, hidden=4, extra=False):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, 1)
        if extra:
            self.fc3 = nn.Linear(1, 1)


def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


small, wide, longer = Net(), Net(8), Net(extra=True)
attempt(lambda: small.load_state_dict(Net().state_dict()))
attempt(lambda: small.load_state_dict(wide.state_dict()))
attempt(lambda: small.load_state_dict(longer.state_dict()))
attempt(lambda: longer.load_state_dict(small.state_dict()))
attempt(lambda: longer.load_state_dict(small.state_dict(), strict=False))
attempt(lambda: small.load_state_dict(longer.state_dict(), strict=False))
attempt(lambda: small.load_state_dict({"fc1.weight": torch.zeros(4, 2), "oops": torch.zeros(1)}))
attempt(lambda: nn.Linear(2, 2).load_state_dict({"weight": torch.zeros(2, 3), "bias": torch.zeros(2)}))
attempt(lambda: nn.Sequential(nn.Linear(1, 1)).load_state_dict({"weight": torch.zeros(1, 1)}))
