import torch
from torch import nn
import torch.nn.functional as F

x = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])
print(nn.Upsample(scale_factor=2, mode="nearest")(x))
print(nn.Upsample(size=(3, 4), mode="bilinear", align_corners=False)(x))
print(nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)(x))
print(nn.UpsamplingNearest2d(scale_factor=2)(x).shape, nn.UpsamplingBilinear2d(size=(3, 3))(x))
print(F.interpolate(torch.arange(16.0).view(1, 1, 4, 4), scale_factor=0.5), F.interpolate(torch.arange(16.0).view(1, 1, 4, 4), size=2, mode="area"))
y = x.clone().requires_grad_()
F.interpolate(y, scale_factor=2, mode="bilinear", align_corners=False).pow(2).sum().backward()
print(y.grad)
y.grad = None
F.interpolate(y, scale_factor=3, mode="nearest").sum().backward()
print(y.grad)
print(F.interpolate(torch.arange(16.0).view(1, 1, 4, 4), size=(2, 2), mode="bilinear", align_corners=False, antialias=True))
