"""Common changes of pictures."""


from PIL import Image


def exif_transpose(image, *, in_place=False):
    """The picture upright, as its file says it should be."""
    from torch import _C
    from torch._tensor import _wrap

    if image._orientation == 1:
        return image.copy()
    turned = _wrap(_C.picture_turn(image._pixels._h, Image._MODES.index(image.mode), image._orientation))
    return Image.Image._of(image.mode, turned, image)


def grayscale(image):
    return image.convert("L")


def mirror(image):
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def flip(image):
    return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)


def invert(image):
    return Image.Image._of(image.mode, 255 - image._pixels, image)


def posterize(image, bits):
    mask = ~(2 ** (8 - bits) - 1) & 255
    return image.point([i & mask for i in range(256)])


def solarize(image, threshold=128):
    return image.point([i if i < threshold else 255 - i for i in range(256)])


def expand(image, border=0, fill=0):
    left, top, right, bottom = (border,) * 4 if isinstance(border, int) else (tuple(border) * 2)[:4]
    out = Image.new(image.mode, (image.width + left + right, image.height + top + bottom), fill)
    out.paste(image, (left, top))
    return out


def crop(image, border=0):
    return image.crop((border, border, image.width - border, image.height - border))


def autocontrast(image, cutoff=0):
    tables = []
    for channel in range(image._pixels.shape[2]):
        values = image._pixels[:, :, channel]
        low, high = int(values.min()), int(values.max())
        if high <= low:
            tables += list(range(256))
            continue
        scale = 255.0 / (high - low)
        offset = -low * scale
        tables += [max(0, min(255, int(i * scale + offset))) for i in range(256)]
    return image.point(tables)


def equalize(image, mask=None):
    counts = image.histogram()
    tables = []
    for channel in range(image._pixels.shape[2]):
        part = counts[channel * 256 : channel * 256 + 256]
        filled = [count for count in part if count]
        step = (sum(filled) - filled[-1]) // 255 if len(filled) > 1 else 0
        if not step:
            tables += list(range(256))
            continue
        n = step // 2
        for i in range(256):
            tables.append(min(255, n // step))
            n += part[i]
    return image.point(tables)


def fit(image, size, method=Image.Resampling.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    width, height = image.size
    ratio = size[0] / size[1]
    if width / height == ratio:
        crop_width, crop_height = width, height
    elif width / height >= ratio:
        crop_width, crop_height = ratio * height, height
    else:
        crop_width, crop_height = width, width / ratio
    left, top = (width - crop_width) * centering[0], (height - crop_height) * centering[1]
    return image.resize(size, method, box=(left, top, left + crop_width, top + crop_height))


def pad(image, size, method=Image.Resampling.BICUBIC, color=None, centering=(0.5, 0.5)):
    scale = min(size[0] / image.width, size[1] / image.height)
    small = image.resize((round(image.width * scale), round(image.height * scale)), method)
    out = Image.new(image.mode, size, color or 0)
    out.paste(small, (round((size[0] - small.width) * centering[0]), round((size[1] - small.height) * centering[1])))
    return out
