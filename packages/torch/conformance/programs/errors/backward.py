import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = torch.tensor([1.0, 2.0], requires_grad=True)
attempt(lambda: (x * 2).backward())
attempt(lambda: torch.ones(1).backward())
attempt(lambda: torch.ones(2).sum().backward())
y = (x ** 2).sum()
y.backward()
attempt(lambda: y.backward())
attempt(lambda: (x * 2).backward(torch.ones(3)))
attempt(lambda: x.numpy())
attempt(lambda: (x * 2).numpy())
attempt(lambda: (x > 1).sum().backward())
attempt(lambda: torch.autograd.grad(x.sum(), torch.ones(1)))
with torch.no_grad():
    z = (x * 3).sum()
attempt(lambda: z.backward())
attempt(lambda: x.detach().sum().backward())
attempt(lambda: x.argmax().backward())
