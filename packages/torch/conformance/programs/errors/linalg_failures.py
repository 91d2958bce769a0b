import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

singular = torch.tensor([[1.0, 2.0], [2.0, 4.0]])
attempt(lambda: torch.linalg.inv(singular))
attempt(lambda: torch.linalg.solve(singular, torch.ones(2)))
attempt(lambda: torch.linalg.inv(torch.ones(2, 3)))
attempt(lambda: torch.det(torch.ones(2, 3)))
attempt(lambda: torch.linalg.inv(torch.ones(3)))
attempt(lambda: torch.trace(torch.ones(3)))
attempt(lambda: torch.einsum("ij,jk->ik", torch.ones(2, 3), torch.ones(2, 3)))
attempt(lambda: torch.outer(torch.ones(2, 2), torch.ones(2)))
attempt(lambda: torch.diag(torch.ones(2, 2, 2)))
attempt(lambda: torch.eye(-1))
attempt(lambda: torch.linalg.inv(torch.ones(2, 2, dtype=torch.int64)))
attempt(lambda: torch.cdist(torch.ones(2, 3), torch.ones(2, 4)))
