import torch, numpy as np
from PIL import Image, ImageDraw, ImageOps, ImageFilter, ImageEnhance
import torchvision.transforms as T, torchvision.transforms.functional as TF
from torchvision.utils import make_grid, save_image
from torchvision.io import read_image
rs = np.random.RandomState(1); img = Image.fromarray(rs.randint(0, 256, (30, 40, 3), dtype=np.uint8)); print(img, img.size, img.mode) if False else print(img.size, img.mode, img.getbands(), img.getpixel((0, 0)), img.getextrema())
def s(x):
    a = np.asarray(x) if isinstance(x, Image.Image) else x.numpy(); return a.shape, str(a.dtype), round(float(a.mean()), 4), round(float(a.std()), 4)
torch.manual_seed(0)
for t in [T.Resize(16), T.Resize((10, 20)), T.CenterCrop(20), T.RandomCrop(16, padding=4), T.RandomHorizontalFlip(1.0), T.RandomVerticalFlip(), T.RandomRotation(20), T.ColorJitter(0.2, 0.2, 0.2, 0.1), T.Grayscale(), T.RandomGrayscale(0.9), T.RandomResizedCrop(16), T.Pad(2), T.RandomAffine(10, (0.1, 0.1)), T.GaussianBlur(3), T.RandomInvert(1.0), T.RandomPosterize(4, 1.0), T.RandomSolarize(100, 1.0), T.RandomAdjustSharpness(2, 1.0), T.RandomAutocontrast(1.0), T.RandomEqualize(1.0), T.RandomApply([T.Grayscale(3)], 0.5), T.RandomChoice([T.Pad(1), T.Pad(3)]), T.FiveCrop(10), T.Lambda(lambda x: x.rotate(90))]:
    o = t(img); print(type(t).__name__, [s(v) for v in o] if isinstance(o, tuple) else s(o))
x = T.ToTensor()(img); print(s(x), x.min().item() >= 0, s(T.PILToTensor()(img)), s(T.ConvertImageDtype(torch.uint8)(x))); print(s(T.Normalize([0.5] * 3, [0.25] * 3)(x)), s(T.RandomErasing(1.0)(x)), T.ToPILImage()(x).size, s(TF.to_grayscale(img, 1)), s(TF.adjust_brightness(img, 1.5)), s(TF.adjust_contrast(img, 0.5)), s(TF.hflip(x)), s(TF.crop(x, 1, 2, 10, 12)), s(TF.resize(img, [8, 8])), s(TF.rotate(img, 45)), s(TF.affine(img, 10, [1, 2], 1.1, 5)), s(TF.gaussian_blur(img, 3)), s(TF.pad(img, 3, fill=1)), s(TF.normalize(x, [0.1] * 3, [0.2] * 3)))
comp = T.Compose([T.Resize((16, 16)), T.RandomHorizontalFlip(), T.ToTensor()]); print(s(comp(img))); g = make_grid(torch.stack([x, x * 0.5, x]), nrow=2, padding=1, normalize=True); print(s(g)); save_image(x, "x.png"); print(s(read_image("x.png")), Image.open("x.png").size)
print(s(img.convert("L")), s(img.resize((8, 8))), s(img.rotate(30)), s(img.transpose(Image.FLIP_LEFT_RIGHT)), s(img.crop((1, 2, 9, 12))), s(ImageOps.invert(img)), s(img.filter(ImageFilter.BLUR)), s(ImageEnhance.Contrast(img).enhance(2)), s(ImageOps.grayscale(img))); im2 = img.copy(); im2.thumbnail((10, 10)); print(im2.size); d = ImageDraw.Draw(im2); d.rectangle((1, 1, 4, 4), fill=(255, 0, 0)); print(im2.getpixel((2, 2))); new = Image.new("RGB", (4, 4), "red"); new.paste(im2.crop((0, 0, 2, 2)), (1, 1)); print(np.array(new)[0, 0], new.split()[0].size, Image.merge("RGB", new.split()).size)
img.save("a.jpg", quality=95); j = Image.open("a.jpg"); print(j.format, j.size, j.mode, T.ToTensor()(j).shape); img.convert("L").save("g.png"); print(Image.open("g.png").mode, T.ToTensor()(Image.open("g.png")).shape, T.Compose([T.Grayscale(3), T.ToTensor()])(Image.open("g.png")).shape)
try: T.ToTensor()("x")
except TypeError as e: print(e)
try: T.Normalize([0.5], [0.5])(img)
except TypeError as e: print(type(e).__name__)
try: Image.open("missing.png")
except FileNotFoundError as e: print(type(e).__name__)
