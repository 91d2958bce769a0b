"""Brightness, contrast, colour and sharpness by a factor; 1 changes nothing."""

from PIL import Image, ImageFilter


class _Enhance:
    def enhance(self, factor):
        return Image.blend(self.degenerate, self.image, factor)


class Brightness(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = Image.new(image.mode, image.size, 0)


class Contrast(_Enhance):
    def __init__(self, image):
        grey = image.convert("L")._pixels
        mean = int(float(grey.double().mean()) + 0.5)
        self.image = image
        self.degenerate = Image.new("L", image.size, mean).convert(image.mode)


class Color(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = image.convert("L").convert(image.mode)


class Sharpness(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = image.filter(ImageFilter.SMOOTH)
