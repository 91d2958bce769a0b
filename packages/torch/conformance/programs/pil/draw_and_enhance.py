import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

image = Image.new("RGB", (8, 8), "white")
draw = ImageDraw.Draw(image)
draw.rectangle((1, 1, 4, 4), fill=(255, 0, 0))
draw.point((7, 7), fill="black")
draw.line((0, 6, 7, 6), fill=(0, 0, 255))
print(np.array(image)[:, :, 1])
print(image.getpixel((2, 2)), image.getpixel((7, 7)), image.getpixel((3, 6)))
print(ImageEnhance.Brightness(image).enhance(0.5).getpixel((2, 2)), ImageEnhance.Color(image).enhance(0.0).getpixel((2, 2)))
print(np.array(image.point(lambda v: 255 - v))[0, 0], len(image.getcolors()))
print(image.filter(ImageFilter.BoxBlur(1)).size, Image.blend(image, Image.new("RGB", (8, 8)), 0.5).getpixel((0, 0)))
