# Python 3.12 prints an OrderedDict with braces; a state dict here keeps the pairs of every PyTorch document.
import torch
from torch import nn

model = nn.Linear(2, 1)
with torch.no_grad():
    model.weight.copy_(torch.tensor([[0.5, -0.25]]))
    model.bias.fill_(1.0)
print(model.state_dict())
print(nn.ReLU().state_dict())
