import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import functional as TF

x = torch.tensor([[[0.2, 0.8]], [[0.4, 0.6]], [[0.1, 0.3]]])
print(TF.adjust_brightness(x, 1.5), TF.adjust_contrast(x, 0.5), TF.adjust_saturation(x, 2.0))
print(TF.adjust_hue(x, 0.25), TF.adjust_gamma(x, 2.0), TF.invert(x))
torch.manual_seed(0)
jitter = transforms.ColorJitter(brightness=0.5, contrast=0.3, saturation=0.2)
print(jitter(x))
print(jitter(x))
image = Image.fromarray(np.array([[[50, 100, 25], [200, 150, 75]]], dtype=np.uint8))
print(np.array(TF.adjust_brightness(image, 1.2)), np.array(TF.adjust_contrast(image, 0.5)), np.array(TF.adjust_saturation(image, 0.0)))
print(np.array(transforms.ColorJitter(brightness=(2.0, 2.0))(image)))
