import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

i, f, d = torch.tensor([1, 2, 3]), torch.tensor([1.0, 2.0, 3.0]), torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
attempt(lambda: i.mean())
attempt(lambda: i.std())
attempt(lambda: torch.dot(i, f))
attempt(lambda: i.softmax(0))
attempt(lambda: f & f)
attempt(lambda: ~f)
attempt(lambda: torch.tensor([True]) - torch.tensor([False]))
attempt(lambda: -torch.tensor([True]))
attempt(lambda: i.add_(0.5))
attempt(lambda: i.div_(2))
attempt(lambda: i.uniform_())
attempt(lambda: torch.zeros(3).index_add_(0, i - 1, d))
