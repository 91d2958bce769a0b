import io
import numpy as np
from PIL import Image

array = (np.arange(60).reshape(4, 5, 3) * 4).astype(np.uint8)
image = Image.fromarray(array)
print(image.size, image.width, image.height, image.mode, image.format)
b = io.BytesIO()
image.save(b, format="PNG")
b.seek(0)
loaded = Image.open(b)
print(loaded.format, loaded.size, loaded.mode, np.array_equal(np.array(loaded), array))
image.save("picture.png")
with Image.open("picture.png") as im:
    print(im.size, im.getpixel((0, 0)), im.getpixel((4, 3)), im.convert("L").getpixel((4, 3)))
image.save("photo.jpg", quality=95)
jpeg = Image.open("photo.jpg")
print(jpeg.format, jpeg.size, jpeg.mode, np.abs(np.array(jpeg).astype(int) - array).max() < 40)
try:
    Image.open("missing.png")
except FileNotFoundError as error:
    print(type(error).__name__)
try:
    Image.open(io.BytesIO(b"not an image"))
except Exception as error:
    print(type(error).__name__)
