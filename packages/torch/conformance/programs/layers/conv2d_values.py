import torch
from torch import nn
import torch.nn.functional as F

image = torch.arange(25.0).view(1, 1, 5, 5)
edge = torch.tensor([[[[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]]]])
print(F.conv2d(image, edge))
print(F.conv2d(image, edge, padding=1))
print(F.conv2d(image, edge, stride=2, bias=torch.tensor([100.0])))
torch.manual_seed(42)
conv = nn.Conv2d(1, 2, 3)
out = conv(image / 25)
print(out)
out.sum().backward()
print(conv.weight.grad, conv.bias.grad)
x = image.clone().requires_grad_()
F.conv2d(x, edge).sum().backward()
print(x.grad)
print(F.conv2d(image.repeat(1, 2, 1, 1), torch.ones(2, 1, 2, 2), groups=2)[0, :, 0])
print(F.conv2d(image, torch.ones(1, 1, 2, 2), dilation=3))
