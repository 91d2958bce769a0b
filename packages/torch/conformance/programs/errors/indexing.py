import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = torch.arange(6).reshape(2, 3)
attempt(lambda: x[2])
attempt(lambda: x[0, 3])
attempt(lambda: x[-3])
attempt(lambda: x[0, 0, 0])
attempt(lambda: x[[0, 5]])
attempt(lambda: x[:, torch.tensor([3])])
attempt(lambda: x[torch.tensor([True, False, True])])
attempt(lambda: x[torch.tensor([[True, False], [True, False]])])
attempt(lambda: x[torch.tensor([0.5])])
attempt(lambda: x[1.0])
attempt(lambda: torch.tensor(3)[0])
attempt(lambda: x[torch.tensor([0, 1]), torch.tensor([0, 1, 2])])
attempt(lambda: x.index_select(0, torch.tensor([4])))
attempt(lambda: x[::-1])
