import numpy as np
from PIL import Image

rgb = Image.new("RGB", (2, 2), (255, 100, 50))
print(rgb.getpixel((0, 0)), rgb.convert("L").getpixel((0, 0)), rgb.convert("RGBA").getpixel((1, 1)))
gray = Image.new("L", (2, 1), 77)
print(np.array(gray), gray.convert("RGB").getpixel((0, 0)), gray.mode)
rgba = Image.fromarray(np.array([[[10, 20, 30, 128]]], dtype=np.uint8))
print(rgba.mode, rgba.convert("RGB").getpixel((0, 0)), rgba.getbands())
r, g, b = rgb.split()
print(r.mode, r.getpixel((0, 0)), g.getpixel((0, 0)), Image.merge("RGB", (b, g, r)).getpixel((0, 0)))
print(np.array(gray.convert("1")), Image.new("RGB", (1, 1)).getpixel((0, 0)), Image.new("L", (1, 1), "white").getpixel((0, 0)), Image.new("RGB", (1, 1), "red").getpixel((0, 0)))
copy = rgb.copy()
copy.putpixel((0, 0), (1, 2, 3))
print(rgb.getpixel((0, 0)), copy.getpixel((0, 0)), np.asarray(copy).shape)
print(Image.fromarray(np.array([[True, False]])).mode, Image.fromarray(np.ones((2, 2), dtype=np.float32)).mode)
