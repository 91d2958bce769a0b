import numpy as np
import torch
from PIL import Image
from torchvision.transforms import functional as TF

image = Image.fromarray((np.arange(27).reshape(3, 3, 3) * 9).astype(np.uint8))
x = TF.to_tensor(image)
print(x.shape, x[0])
print(TF.normalize(x, [0.5, 0.5, 0.5], [0.25, 0.25, 0.25])[1])
print(np.array(TF.hflip(image))[0, :, 0], np.array(TF.vflip(image))[0, :, 0])
print(np.array(TF.crop(image, 1, 0, 2, 2))[:, :, 0], np.array(TF.center_crop(image, 1)))
print(TF.to_pil_image(x).size, TF.to_pil_image(torch.ones(1, 2, 2)).mode, TF.to_pil_image(np.zeros((2, 2), dtype=np.uint8)).mode)
print(TF.convert_image_dtype(torch.tensor([[[255]]], dtype=torch.uint8)), TF.posterize(torch.tensor([[[200]]], dtype=torch.uint8), 2), TF.solarize(torch.tensor([[[200, 50]]], dtype=torch.uint8), 128))
print(TF.gaussian_blur(torch.eye(5)[None], [3, 3], [1.0, 1.0]))
print(TF.autocontrast(torch.tensor([[[0.25, 0.5, 0.75]]])), TF.equalize(torch.tensor([[[0, 50, 100, 200]]], dtype=torch.uint8)))
