import numpy as np
import torch
from PIL import Image
from torchvision import transforms

image = Image.fromarray((np.indices((20, 30)).sum(0) * 5).astype(np.uint8))
torch.manual_seed(0)
crop = transforms.RandomResizedCrop(8)
for _ in range(2):
    print(np.array(crop(image))[0])
print(transforms.RandomResizedCrop.get_params(torch.zeros(3, 20, 30), scale=(0.08, 1.0), ratio=(3 / 4, 4 / 3)))
print(transforms.RandomResizedCrop.get_params(torch.zeros(3, 64, 64), (0.5, 1.0), (1.0, 1.0)))
torch.manual_seed(1)
print(transforms.RandomCrop.get_params(torch.zeros(1, 10, 10), (4, 4)))
print(crop(torch.zeros(3, 20, 20)).shape if False else transforms.RandomResizedCrop((4, 6), antialias=True)(torch.rand(3, 20, 20)).shape)
print(np.array(transforms.RandomResizedCrop((2, 2), scale=(1.0, 1.0), ratio=(1.5, 1.5))(image)))
print(torch.rand(1))
