import numpy as np
import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = torch.ones(2, requires_grad=True)
attempt(lambda: x.numpy())
attempt(lambda: x.detach().numpy())
attempt(lambda: np.array(x.detach()))
attempt(lambda: torch.from_numpy(np.arange(4)[::-1]))
attempt(lambda: torch.from_numpy(np.arange(4)[::-1].copy()))
attempt(lambda: torch.ones(2).bfloat16().numpy())
attempt(lambda: torch.from_numpy(3))
attempt(lambda: torch.from_numpy(torch.ones(1)))
attempt(lambda: torch.ones(2) + np.ones(2))
attempt(lambda: torch.tensor(np.arange(3)).dtype)
