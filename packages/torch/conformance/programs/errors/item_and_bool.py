import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = torch.tensor([1.0, 2.0])
attempt(lambda: bool(x))
attempt(lambda: bool(x > 1))
attempt(lambda: bool(torch.tensor([])) if False else "skipped")
attempt(lambda: "yes" if x == x else "no")
attempt(lambda: len(torch.tensor(1)))
attempt(lambda: [v for v in torch.tensor(1)])
attempt(lambda: torch.tensor([1.5]).item())
attempt(lambda: int(torch.tensor([3])))
attempt(lambda: x and x)
attempt(lambda: not x)
attempt(lambda: [10, 20][torch.tensor(1.0)])
attempt(lambda: torch.tensor([1, 2]) in [torch.tensor(1)])
