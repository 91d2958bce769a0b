import numpy as np
from PIL import Image

image = Image.fromarray((np.arange(64).reshape(8, 8) * 4).astype(np.uint8))
for name in ("NEAREST", "BOX", "BILINEAR", "HAMMING", "BICUBIC", "LANCZOS"):
    small = image.resize((3, 3), getattr(Image.Resampling, name))
    print(name, np.array(small).tolist())
print(np.array(image.resize((4, 2))).tolist())
print(np.array(image.resize((12, 4), Image.BILINEAR))[1].tolist())
thumb = image.copy()
thumb.thumbnail((4, 4))
print(thumb.size, image.size)
print(np.array(image.resize((2, 2), box=(0, 0, 4, 4))).tolist(), image.reduce(2).size)
