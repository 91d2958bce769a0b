import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: torch.tensor([[1, 2], [3]]))
attempt(lambda: torch.tensor("hello"))
attempt(lambda: torch.tensor([1, "a"]))
attempt(lambda: torch.tensor(["a", "b"]))
attempt(lambda: torch.tensor(None))
attempt(lambda: torch.tensor({"a": 1}))
attempt(lambda: torch.tensor([1, None]))
attempt(lambda: torch.zeros(-1))
attempt(lambda: torch.arange(0, 5, -1))
attempt(lambda: torch.arange(0, 5, 0))
attempt(lambda: torch.randint(5, 5, (2,)))
attempt(lambda: torch.tensor([1, 2], requires_grad=True))
attempt(lambda: torch.from_numpy([1, 2]))
attempt(lambda: torch.tensor([[1, 2], [3, 4, 5]]))
