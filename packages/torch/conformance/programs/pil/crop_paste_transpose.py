import numpy as np
from PIL import Image, ImageOps

image = Image.fromarray(np.arange(20, dtype=np.uint8).reshape(4, 5))
print(np.array(image.crop((1, 0, 4, 2))))
print(np.array(image.crop((-1, -1, 2, 2))))
for method in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.TRANSPOSE):
    out = image.transpose(method)
    print(method.name, out.size, np.array(out)[0].tolist())
canvas = Image.new("L", (6, 4), 200)
canvas.paste(image.crop((0, 0, 2, 2)), (1, 1))
print(np.array(canvas))
print(np.array(image.rotate(90)).tolist(), image.rotate(90, expand=True).size)
print(np.array(ImageOps.mirror(image))[0], np.array(ImageOps.flip(image))[0], np.array(ImageOps.invert(image))[0])
print(image.getextrema(), image.getbbox(), list(image.getdata())[:5], image.histogram()[:6])
