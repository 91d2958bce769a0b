import torch
from torch import nn
import torch.nn.functional as F

x = torch.arange(16.0).view(1, 1, 4, 4)
print(nn.MaxPool2d(2)(x), nn.AvgPool2d(2)(x))
print(nn.MaxPool2d(kernel_size=3, stride=1)(x), nn.MaxPool2d(3, stride=2, padding=1)(x))
print(nn.AvgPool2d(3, stride=1, padding=1)(x), nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)(x))
print(nn.AdaptiveAvgPool2d(1)(x), nn.AdaptiveAvgPool2d((2, 1))(x), nn.AdaptiveMaxPool2d(2)(x), nn.AdaptiveAvgPool2d((None, 2))(x).shape)
values, indices = F.max_pool2d(x, 2, return_indices=True)
print(indices, nn.MaxUnpool2d(2)(values, indices))
print(nn.MaxPool2d(2, ceil_mode=True)(torch.arange(9.0).view(1, 1, 3, 3)))
print(nn.MaxPool1d(2)(torch.tensor([[[1.0, 3.0, 2.0, 5.0]]])), nn.AvgPool1d(3, 1)(torch.arange(5.0).view(1, 1, 5)), nn.AdaptiveAvgPool1d(2)(torch.arange(5.0).view(1, 1, 5)))
y = x.clone().requires_grad_()
nn.MaxPool2d(2)(y).sum().backward()
print(y.grad)
y.grad = None
nn.AdaptiveAvgPool2d(1)(y).sum().backward()
print(y.grad[0, 0, 0])
