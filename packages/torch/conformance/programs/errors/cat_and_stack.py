import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: torch.cat([torch.ones(2, 3), torch.ones(2, 4)]))
attempt(lambda: torch.cat([torch.ones(2, 3), torch.ones(3, 3)], dim=1))
attempt(lambda: torch.cat([torch.ones(2), torch.ones(2, 2)]))
attempt(lambda: torch.cat([torch.ones(2, 3), torch.ones(2, 3)], dim=2))
attempt(lambda: torch.cat([]))
attempt(lambda: torch.stack([torch.ones(2), torch.ones(3)]))
attempt(lambda: torch.stack([]))
attempt(lambda: torch.cat([torch.tensor(1), torch.tensor(2)]))
attempt(lambda: torch.stack([torch.ones(2)], dim=3))
attempt(lambda: torch.ones(5).split([2, 2]))
attempt(lambda: torch.ones(5).chunk(0))
attempt(lambda: torch.vstack([torch.ones(2), torch.ones(3)]))
