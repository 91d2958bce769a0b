import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import functional as TF

x = torch.arange(9.0).view(1, 3, 3)
print(TF.rotate(x, 90), TF.rotate(x, 180))
image = Image.fromarray(np.arange(9, dtype=np.uint8).reshape(3, 3))
print(np.array(TF.rotate(image, 90)), np.array(TF.rotate(image, 90, expand=True)))
print(np.array(image.rotate(180)), np.array(image.transpose(Image.FLIP_LEFT_RIGHT)))
torch.manual_seed(0)
rotation = transforms.RandomRotation(degrees=(-30, 30))
print(rotation.degrees, transforms.RandomRotation(45).degrees)
print([round(transforms.RandomRotation.get_params([-30.0, 30.0]), 3) for _ in range(3)])
print(TF.affine(x, angle=0, translate=[1, 0], scale=1.0, shear=[0.0, 0.0]))
print(rotation(x).shape)
