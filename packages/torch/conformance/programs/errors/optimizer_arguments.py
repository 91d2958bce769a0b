import torch
from torch import nn, optim

def attempt(fn):
    try:
        fn()
        print("fine")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

model = nn.Linear(1, 1)
attempt(lambda: optim.SGD([], lr=0.1))
attempt(lambda: optim.SGD(model.parameters(), lr=-1.0))
attempt(lambda: optim.SGD(model.parameters(), lr=0.1, momentum=-0.5))
attempt(lambda: optim.SGD(model.parameters(), lr=0.1, nesterov=True))
attempt(lambda: optim.Adam(model.parameters(), lr=-0.1))
attempt(lambda: optim.Adam(model.parameters(), betas=(1.0, 0.9)))
attempt(lambda: optim.Adam(model.parameters(), eps=-1e-8))
attempt(lambda: optim.Adam(model.parameters(), weight_decay=-1))
attempt(lambda: optim.SGD(model.weight, lr=0.1))
attempt(lambda: optim.SGD([model.weight * 2], lr=0.1))
attempt(lambda: optim.SGD([1, 2], lr=0.1))
attempt(lambda: optim.SGD([{"params": model.parameters()}, {"params": [model.weight]}], lr=0.1))
attempt(lambda: optim.Adam(model.parameters()).load_state_dict(optim.Adam([nn.Parameter(torch.zeros(1))]).state_dict()))
attempt(lambda: optim.RMSprop(model.parameters(), alpha=-1))
attempt(lambda: optim.lr_scheduler.StepLR(model, step_size=1))
