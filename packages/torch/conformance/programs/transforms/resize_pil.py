import numpy as np
from PIL import Image
from torchvision import transforms

array = (np.arange(100).reshape(10, 10) * 2).astype(np.uint8)
image = Image.fromarray(array)
print(np.array(transforms.Resize((5, 5))(image)))
print(np.array(transforms.Resize((4, 6))(image)))
print(np.array(transforms.Resize(3)(image)))
wide = Image.fromarray(np.tile(array, (1, 2)))
print(wide.size, transforms.Resize(5)(wide).size, transforms.Resize((5, 5))(wide).size, transforms.Resize(5, max_size=8)(wide).size)
print(np.array(transforms.Resize((15, 12))(image))[::5])
nearest = transforms.Resize((5, 5), interpolation=transforms.InterpolationMode.NEAREST)
print(np.array(nearest(image)))
bicubic = transforms.Resize((6, 6), interpolation=transforms.InterpolationMode.BICUBIC)
print(np.array(bicubic(image)))
