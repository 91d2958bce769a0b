import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = torch.arange(6.0).reshape(2, 3)
attempt(lambda: x.sum(dim=2))
attempt(lambda: x.mean(-3))
attempt(lambda: x.softmax(dim=5))
attempt(lambda: x.size(2))
attempt(lambda: x.shape[2])
attempt(lambda: x.argmax(dim=3))
attempt(lambda: x.sort(dim=2))
attempt(lambda: x.unbind(2))
attempt(lambda: torch.tensor(1.0).sum(dim=1))
attempt(lambda: x.sum((0, 0)))
attempt(lambda: x.topk(4))
attempt(lambda: x.squeeze(4))
attempt(lambda: torch.max(torch.tensor([])))
attempt(lambda: torch.tensor([]).argmax())
attempt(lambda: torch.zeros(0, 3).max(dim=0))
