import torch
from torchvision import transforms
from torchvision.transforms import functional as TF

x = torch.arange(36.0).view(1, 6, 6)
print(transforms.Resize((3, 3), antialias=True)(x))
print(transforms.Resize((3, 3), antialias=False)(x))
print(transforms.Resize(4, antialias=True)(torch.zeros(3, 8, 12)).shape)
print(TF.resize(x, [2, 3], antialias=True))
print(TF.resize(torch.stack([x, x]), [4, 4], antialias=True).shape)
u8 = (x * 7).to(torch.uint8)
print(TF.resize(u8, [3, 3], antialias=True), TF.resize(u8, [3, 3], antialias=True).dtype)
print(TF.resize(x, [8, 8], antialias=True)[0, 0])
print(TF.resize(x, [3, 3], interpolation=transforms.InterpolationMode.NEAREST))
