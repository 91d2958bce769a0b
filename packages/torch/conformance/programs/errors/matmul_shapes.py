import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: torch.rand(2, 3) @ torch.rand(2, 3))
attempt(lambda: torch.mm(torch.ones(3, 2), torch.ones(3, 2)))
attempt(lambda: torch.ones(3) @ torch.ones(4))
attempt(lambda: torch.dot(torch.ones(2, 2), torch.ones(2)))
attempt(lambda: torch.bmm(torch.ones(2, 3, 4), torch.ones(2, 3, 4)))
attempt(lambda: torch.bmm(torch.ones(2, 2), torch.ones(2, 2)))
attempt(lambda: torch.mm(torch.ones(2), torch.ones(2, 2)))
attempt(lambda: torch.ones(2, 3, 4) @ torch.ones(3, 4, 2))
attempt(lambda: torch.tensor(2.0) @ torch.ones(2))
attempt(lambda: torch.ones(4) @ torch.ones(3, 4))
