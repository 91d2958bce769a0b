# LayerNorm(bias=False) since PyTorch 2.1, RMSNorm since 2.4.
import torch
from torch import nn

x = torch.tensor([[1.0, 2.0, 3.0, 6.0]])
layer = nn.LayerNorm(4, bias=False)
print(layer.bias, [name for name, _ in layer.named_parameters()])
print(layer(x).detach())
rms = nn.RMSNorm(4, eps=1e-6)
print(rms(torch.tensor([[3.0, 4.0, 0.0, 0.0]])).detach())
print([name for name, _ in rms.named_parameters()])
