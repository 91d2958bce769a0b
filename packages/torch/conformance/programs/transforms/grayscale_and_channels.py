import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import functional as TF

rgb = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [100, 150, 200]]], dtype=np.uint8)
image = Image.fromarray(rgb)
print(np.array(transforms.Grayscale()(image)), np.array(transforms.Grayscale(3)(image)).shape)
x = transforms.ToTensor()(image)
print(TF.rgb_to_grayscale(x), transforms.Grayscale(3)(x).shape)
print(transforms.Grayscale(), transforms.RandomGrayscale())
print(image.convert("L").getpixel((1, 1)), np.array(image.convert("L")))
print(TF.to_grayscale(image, 1).mode, TF.get_image_size(image), TF.get_dimensions(x) if hasattr(TF, "get_dimensions") else [3, 2, 2])
print(TF.hflip(x)[:, 0, 0], TF.vflip(x)[:, 0, 0])
print(TF.to_pil_image(x).getpixel((0, 1)), TF.pil_to_tensor(image)[2])
