import numpy as np
import torch
from PIL import Image

array = np.zeros((3, 4, 3), dtype=np.uint8)
array[1, 2] = [10, 20, 30]
image = Image.fromarray(array)
print(image.size, np.array(image).shape, np.asarray(image).dtype)
print(image.getpixel((2, 1)), np.array(image)[1, 2])
back = torch.from_numpy(np.array(image)).permute(2, 0, 1)
print(back.shape, back.dtype, back[:, 1, 2])
again = Image.fromarray(back.permute(1, 2, 0).numpy())
print(np.array_equal(np.array(again), array))
gradient = torch.linspace(0, 255, 16).to(torch.uint8).view(4, 4)
print(np.array(Image.fromarray(gradient.numpy())))
mutable = np.array(image)
mutable[0, 0] = 255
print(image.getpixel((0, 0)), mutable[0, 0])
print(np.array(image).mean(), np.array(image.convert("L"))[1, 2], len(image.tobytes()))
try:
    Image.fromarray(np.zeros((2, 2, 5), dtype=np.uint8))
except TypeError as error:
    print(type(error).__name__)
