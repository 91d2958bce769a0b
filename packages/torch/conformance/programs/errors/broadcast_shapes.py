import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: torch.ones(3) + torch.ones(4))
attempt(lambda: torch.ones(2, 3) * torch.ones(2))
attempt(lambda: torch.ones(2, 3, 4) - torch.ones(3, 1, 4, 2))
attempt(lambda: torch.ones(2, 3) == torch.ones(3, 2))
attempt(lambda: torch.where(torch.ones(3) > 0, torch.ones(2), torch.ones(3)))
attempt(lambda: torch.ones(3).add_(torch.ones(2, 3)))
attempt(lambda: torch.ones(3, 1).expand(2, 4))
attempt(lambda: torch.ones(3).expand(3, 4))
attempt(lambda: torch.broadcast_to(torch.ones(2), (3,)))
attempt(lambda: torch.maximum(torch.ones(5), torch.ones(6)))
attempt(lambda: torch.ones(2, 2).copy_(torch.ones(3)))
