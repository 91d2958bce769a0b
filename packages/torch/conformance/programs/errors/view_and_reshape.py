import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = torch.arange(6)
attempt(lambda: x.view(4, 2))
attempt(lambda: x.reshape(5, -1))
attempt(lambda: x.reshape(-1, -1))
attempt(lambda: x.view(2, 3).t().view(6))
attempt(lambda: x.view(-2, 3))
attempt(lambda: x.unsqueeze(2))
attempt(lambda: x.squeeze(1))
attempt(lambda: x.transpose(0, 1))
attempt(lambda: x.view(2, 3).permute(0))
attempt(lambda: x.view(2, 3).permute(0, 0))
attempt(lambda: x.view(1, 2, 3).t())
attempt(lambda: torch.flatten(x.view(2, 3), 2))
attempt(lambda: x.view(3, 2).repeat(2))
