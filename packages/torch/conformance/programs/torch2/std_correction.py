# torch.std and torch.var take correction= in PyTorch 2.0; unbiased= still works.
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
print(x.std(correction=0), x.std(correction=1), torch.var(x, correction=0), torch.var(x, dim=0, correction=2))
print(x.std(unbiased=False), x.var())
