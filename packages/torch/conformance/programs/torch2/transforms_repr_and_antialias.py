# torchvision 0.17: Resize and RandomResizedCrop antialias tensors by default and say so; ColorJitter's ranges are tuples.
import torch
from torchvision import transforms
from torchvision.transforms import functional as TF

print(transforms.Resize((4, 4)))
print(transforms.Resize(size=256))
print(transforms.RandomResizedCrop(224))
print(transforms.ColorJitter(brightness=0.5))
x = torch.arange(36.0).view(1, 6, 6)
print(torch.equal(TF.resize(x, [3, 3]), TF.resize(x, [3, 3], antialias=True)))
print(torch.equal(transforms.Resize((3, 3))(x), transforms.Resize((3, 3), antialias=False)(x)))
