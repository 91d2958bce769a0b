import numpy as np
import torch
from PIL import Image
from torchvision import transforms

image = Image.fromarray(np.arange(48, dtype=np.uint8).reshape(6, 8))
print(np.array(transforms.CenterCrop(4)(image)))
print(np.array(transforms.CenterCrop((2, 6))(image)))
print(np.array(transforms.CenterCrop(10)(image)).shape, np.array(transforms.CenterCrop(8)(image))[0])
torch.manual_seed(0)
for _ in range(3):
    print(np.array(transforms.RandomCrop(2)(image)).tolist())
print(np.array(transforms.RandomCrop(6, padding=2)(image)))
crops = transforms.FiveCrop(3)(image)
print([np.array(c)[0, 0] + 0 for c in crops], crops[0].size)
x = torch.arange(48).view(1, 6, 8)
print(transforms.CenterCrop(2)(x), transforms.RandomCrop((3, 3))(x).shape, torch.stack(transforms.FiveCrop(2)(x)).shape)
print(transforms.CenterCrop(4), transforms.RandomCrop(3))
