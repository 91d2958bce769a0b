import torch
from torch import nn
import torch.nn.functional as F

signal = torch.tensor([[[1.0, 2.0, 3.0, 4.0, 5.0]]])
print(F.conv1d(signal, torch.tensor([[[1.0, 0.0, -1.0]]])))
print(F.conv1d(signal, torch.ones(1, 1, 2), stride=2), F.conv1d(signal, torch.ones(1, 1, 3), padding=1))
torch.manual_seed(0)
conv = nn.Conv1d(2, 3, 3, padding=1)
print(conv(torch.ones(1, 2, 4)))
up = nn.ConvTranspose2d(1, 1, 2, stride=2, bias=False)
with torch.no_grad():
    up.weight.copy_(torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]]))
print(up(torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])))
for kwargs in [dict(kernel_size=3), dict(kernel_size=4, stride=2, padding=1), dict(kernel_size=3, stride=2, padding=1, output_padding=1)]:
    print(kwargs, nn.ConvTranspose2d(4, 2, **kwargs)(torch.zeros(1, 4, 7, 7)).shape)
print(nn.ConvTranspose1d(1, 1, 3, stride=2)(torch.zeros(1, 1, 4)).shape)
y = torch.ones(1, 1, 2, 2, requires_grad=True)
F.conv_transpose2d(y, torch.arange(4.0).view(1, 1, 2, 2)).pow(2).sum().backward()
print(y.grad)
