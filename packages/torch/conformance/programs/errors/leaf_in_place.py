import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

w = torch.ones(3, requires_grad=True)
attempt(lambda: w.add_(1))
attempt(lambda: w.zero_())
attempt(lambda: w[0].add_(1))
attempt(lambda: w.__setitem__(0, 5.0))
attempt(lambda: w.view(3, 1).mul_(2))


def minus():
    global w
    w -= 0.1


attempt(minus)
attempt(lambda: w.requires_grad_(False).add_(1))
w.requires_grad_(True)
with torch.no_grad():
    attempt(lambda: w.sub_(0.5))
attempt(lambda: w.data.mul_(2))
attempt(lambda: setattr(w * 2, "requires_grad", False))
attempt(lambda: setattr(w, "grad", torch.ones(2)))
attempt(lambda: setattr(w, "grad", torch.ones(3, dtype=torch.float64)))
attempt(lambda: w.unbind()[0].add_(1))
