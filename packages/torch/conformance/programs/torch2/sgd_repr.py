# torch.optim.SGD in the PyTorch 2 documentation: the groups also have `fused` (2.3) and are printed sorted by name.
import torch

weight = torch.zeros(2, requires_grad=True)
print(torch.optim.SGD([weight], lr=0.1))
print(torch.optim.SGD([{"params": [weight], "weight_decay": 0.5}], lr=0.01, momentum=0.9, nesterov=True))
