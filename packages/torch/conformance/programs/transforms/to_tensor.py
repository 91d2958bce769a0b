import numpy as np
import torch
from PIL import Image
from torchvision import transforms

array = np.arange(24, dtype=np.uint8).reshape(2, 4, 3) * 10
image = Image.fromarray(array)
tensor = transforms.ToTensor()(image)
print(tensor.shape, tensor.dtype, tensor.min(), tensor.max())
print(tensor)
print(transforms.ToTensor()(array).equal(tensor))
print(transforms.PILToTensor()(image).dtype, transforms.PILToTensor()(image)[0])
gray = Image.fromarray(array[:, :, 0])
print(gray.mode, transforms.ToTensor()(gray).shape, transforms.ToTensor()(gray))
print(transforms.ToTensor()(np.ones((2, 2, 1), dtype=np.float32)).dtype, transforms.ToTensor())
back = transforms.ToPILImage()(tensor)
print(back.size, back.mode, np.array_equal(np.array(back), array))
print(transforms.ConvertImageDtype(torch.float32)(torch.tensor([[[0, 128, 255]]], dtype=torch.uint8)))
print(transforms.ConvertImageDtype(torch.uint8)(torch.tensor([[[0.0, 0.5, 1.0]]])))
