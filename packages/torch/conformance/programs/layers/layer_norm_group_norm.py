import torch
from torch import nn
import torch.nn.functional as F

x = torch.tensor([[1.0, 2.0, 3.0, 6.0], [0.0, 10.0, 21.0, 50.0]])
ln = nn.LayerNorm(4)
print(ln(x), ln.weight.shape)
print(nn.LayerNorm(4, elementwise_affine=False)(x).mean(1).abs() < 1e-6, list(nn.LayerNorm((2, 3)).state_dict()))
images = torch.arange(32.0).view(1, 4, 2, 4)
gn = nn.GroupNorm(2, 4)
print(gn(images)[0, 0], F.group_norm(images, 4)[0, 1, 0], nn.InstanceNorm2d(4)(images)[0, 3, 1])
print(nn.LayerNorm([2, 4])(images)[0, 0])
y = x.clone().requires_grad_()
out = nn.LayerNorm(4)(y)
(out * torch.arange(8.0).view(2, 4)).sum().backward()
print(y.grad)
by_hand = (x - x.mean(1, keepdim=True)) / torch.sqrt(x.var(1, unbiased=False, keepdim=True) + 1e-5)
print(torch.allclose(by_hand, ln(x)))
print(F.local_response_norm(images, 2).shape, F.normalize(x, dim=1))
