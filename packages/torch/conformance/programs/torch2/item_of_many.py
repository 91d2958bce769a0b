# PyTorch 2.1: item() of several elements is a RuntimeError with this text; float() keeps 1.13's ValueError.
import torch

for tensor in (torch.tensor([1.0, 2.0]), torch.zeros(2, 3), torch.tensor([])):
    try:
        tensor.item()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
try:
    float(torch.tensor([1.0, 2.0, 3.0]))
except Exception as error:
    print(f"{type(error).__name__}: {error}")
print(torch.tensor([[4.0]]).item())
