import numpy as np
from PIL import Image
from torchvision import transforms

rows, cols = np.indices((30, 40))
photo = Image.fromarray(np.stack([rows * 8, cols * 6, (rows + cols) * 3], axis=-1).astype(np.uint8))
photo.save("photo.png")
image = Image.open("photo.png").convert("RGB")
print(image.size, image.mode, f"Image height: {image.height}, Image width: {image.width}")
square = image.crop((5, 0, 35, 30))
small = square.resize((6, 6))
print(square.size, np.array(small)[:, :, 0])
thumbnail = image.copy()
thumbnail.thumbnail((20, 20))
print(thumbnail.size)
print(transforms.ToTensor()(small)[:, 0, 0], transforms.ToTensor()(small).shape)
left, upper, right, lower = 0, 0, 20, 15
quarters = [image.crop((x, y, x + 20, y + 15)) for y in (0, 15) for x in (0, 20)]
print([q.size for q in quarters], [q.getpixel((0, 0)) for q in quarters])
sheet = Image.new("RGB", (12, 6))
sheet.paste(small, (0, 0))
sheet.paste(small.transpose(Image.FLIP_LEFT_RIGHT), (6, 0))
print(np.array(sheet)[0, :, 1])
print(np.array(image.convert("L"))[::10, ::10], np.array(image).mean(axis=(0, 1)).round(2))
