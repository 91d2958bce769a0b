import torch
from torch import nn

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)

attempt(lambda: torch.tensor([1]).foo)
attempt(lambda: torch.not_a_function(1))
attempt(lambda: nn.Lineaar(1, 1))
attempt(lambda: Net().conv)
attempt(lambda: nn.Linear(1, 1).kernel_size)
attempt(lambda: Net()(torch.ones(1)))
attempt(lambda: nn.Sequential(nn.ReLU())[3])
attempt(lambda: nn.Sequential(nn.ReLU()).first)
attempt(lambda: nn.ModuleList([nn.ReLU()])[1])
attempt(lambda: nn.ModuleDict({"a": nn.ReLU()})["b"])
attempt(lambda: torch.float128)
attempt(lambda: torch.optim.Adamm)
attempt(lambda: nn.functional.softmaxx)
attempt(lambda: torch.zeros(2).cpuu())
