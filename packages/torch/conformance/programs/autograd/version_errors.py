import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)


def attempt(name, fn):
    try:
        print(name, "fine", fn())
    except RuntimeError as error:
        print(name, "->", str(error).split("Hint")[0].strip())


def exp_changed():
    y = x.exp()
    y.add_(1)
    y.sum().backward()


def square_changed():
    y = x * 2
    z = y ** 2
    y.add_(1)
    z.sum().backward()


def add_is_fine():
    y = x + 1
    y.mul_(2)
    y.sum().backward()
    return x.grad


def view_changed():
    y = x * 1
    z = y.sigmoid()
    z[0] = 5
    z.sum().backward()


attempt("exp", exp_changed)
attempt("square", square_changed)
attempt("add", add_is_fine)
attempt("view", view_changed)
attempt("leaf", lambda: x.add_(1))
attempt("leaf view", lambda: x[0].mul_(2))
attempt("leaf item", lambda: x.__setitem__(0, 1.0))
with torch.no_grad():
    attempt("no_grad", lambda: x.add_(1))
