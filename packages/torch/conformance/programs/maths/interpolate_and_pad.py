import torch
import torch.nn.functional as F

x = torch.arange(4.0).view(1, 1, 2, 2)
print(F.interpolate(x, scale_factor=2, mode="nearest"))
print(F.interpolate(x, size=(3, 3), mode="bilinear", align_corners=False))
print(F.interpolate(x, size=(3, 3), mode="bilinear", align_corners=True))
print(F.pad(x, (1, 1, 0, 0)), F.pad(x, (0, 1, 1, 0), value=9.0))
print(F.pad(torch.arange(4.0).view(1, 1, 4), (2, 2), mode="reflect"), F.pad(torch.arange(4.0).view(1, 1, 4), (1, 2), mode="replicate"))
print(F.pad(torch.arange(4.0).view(1, 1, 4), (1, 1), mode="circular"), F.pad(torch.tensor([1, 2]), (0, 2)))
print(F.one_hot(torch.tensor([0, 2])), F.one_hot(torch.tensor([[1], [0]]), 2).shape)
print(F.unfold(torch.arange(9.0).view(1, 1, 3, 3), 2), F.fold(torch.ones(1, 4, 4), (3, 3), 2))
print(F.avg_pool2d(torch.arange(16.0).view(1, 1, 4, 4), 2), F.max_pool2d(torch.arange(16.0).view(1, 1, 4, 4), 2))
print(F.adaptive_avg_pool2d(torch.arange(16.0).view(1, 1, 4, 4), 1), F.pixel_shuffle(torch.arange(4.0).view(1, 4, 1, 1), 2))
print(F.interpolate(torch.arange(3.0).view(1, 1, 3), scale_factor=2, mode="linear"))
