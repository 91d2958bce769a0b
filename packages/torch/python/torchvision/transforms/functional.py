"""Transforms as functions, of PIL pictures and of tensors [..., C, H, W]."""

import enum
import math
import numbers

import torch
from PIL import Image, ImageEnhance, ImageOps
from torch._missing import missing_attribute


class InterpolationMode(enum.Enum):
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


_PIL_FILTERS = {"nearest": 0, "nearest-exact": 0, "bilinear": 2, "bicubic": 3, "box": 4, "hamming": 5, "lanczos": 1}


def _mode_of(interpolation):
    if isinstance(interpolation, int) and not isinstance(interpolation, bool):
        return {0: "nearest", 2: "bilinear", 3: "bicubic", 4: "box", 5: "hamming", 1: "lanczos"}[int(interpolation)]
    return interpolation.value if isinstance(interpolation, InterpolationMode) else interpolation


def _is_picture(img):
    return isinstance(img, Image.Image)


def _check_image(img):
    if not _is_picture(img) and not isinstance(img, torch.Tensor):
        raise TypeError(f"Unexpected type {type(img)}")


def get_dimensions(img):
    """[channels, height, width]."""
    if _is_picture(img):
        return [len(img.getbands()), img.height, img.width]
    return [1 if img.ndim == 2 else img.shape[-3], *img.shape[-2:]]


def get_image_size(img):
    _, height, width = get_dimensions(img)
    return [width, height]


def get_image_num_channels(img):
    return get_dimensions(img)[0]


# Between pictures, arrays and tensors ---------------------------------------------------------------------------


def pil_to_tensor(pic):
    """uint8 [C, H, W]."""
    if not _is_picture(pic):
        raise TypeError(f"pic should be PIL Image. Got {type(pic)}")
    pixels = pic._pixels if pic.mode != "1" else (pic._pixels != 0).to(torch.uint8)
    return pixels.permute(2, 0, 1).contiguous()


def to_tensor(pic):
    """float32 [C, H, W]; 8-bit samples are divided by 255."""
    if _is_picture(pic):
        tensor = pil_to_tensor(pic)
        if pic.mode == "1":
            return tensor.to(torch.float32)
        return tensor.to(torch.get_default_dtype()).div(255) if tensor.dtype is torch.uint8 else tensor
    if type(pic).__module__ == "numpy" and hasattr(pic, "ndim"):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        tensor = torch.from_numpy(pic)
        tensor = (tensor.unsqueeze(2) if pic.ndim == 2 else tensor).permute(2, 0, 1).contiguous()
        return tensor.to(torch.get_default_dtype()).div(255) if tensor.dtype is torch.uint8 else tensor
    raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")


def to_pil_image(pic, mode=None):
    if isinstance(pic, torch.Tensor):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        tensor = pic.unsqueeze(0) if pic.ndim == 2 else pic
        if tensor.shape[-3] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {tensor.shape[-3]} channels.")
        if tensor.is_floating_point() and mode != "F":
            tensor = tensor.mul(255).to(torch.uint8)
        pixels = tensor.detach().permute(1, 2, 0).contiguous()
    elif hasattr(pic, "_t"):
        tensor = pic._t
        if tensor.dim() not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {tensor.dim()} dimensions.")
        pixels = tensor.unsqueeze(2) if tensor.dim() == 2 else tensor
    else:
        raise TypeError(f"pic should be Tensor or ndarray. Got {type(pic)}.")
    if pixels.dtype is not torch.uint8:
        raise TypeError(f"Input type {pixels.dtype} is not supported")
    channels = pixels.shape[2]
    return Image.Image._of(mode or {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[channels], pixels.clone())


def convert_image_dtype(image, dtype=torch.float32):
    """Another dtype, values scaled from the range of one to that of the other."""
    if image.dtype is dtype:
        return image
    if image.is_floating_point():
        if dtype.is_floating_point:
            return image.to(dtype)
        top = torch.iinfo(dtype).max
        return image.mul(top + 1.0 - 1e-3).to(dtype)
    top = torch.iinfo(image.dtype).max
    if dtype.is_floating_point:
        return image.to(dtype) / top
    out = torch.iinfo(dtype).max
    if top > out:
        return torch.div(image, (top + 1) // (out + 1), rounding_mode="floor").to(dtype)
    return image.to(dtype) * ((out + 1) // (top + 1))


def normalize(tensor, mean, std, inplace=False):
    """`(x - mean) / std` by channel."""
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError(
            f"Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}"
        )
    means = torch.as_tensor(mean, dtype=tensor.dtype)
    deviations = torch.as_tensor(std, dtype=tensor.dtype)
    if (deviations == 0).any():
        raise ValueError(f"std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero.")
    means = means.view(-1, 1, 1) if means.ndim == 1 else means
    deviations = deviations.view(-1, 1, 1) if deviations.ndim == 1 else deviations
    out = tensor if inplace else tensor.clone()
    return out.sub_(means).div_(deviations)


# Geometry -------------------------------------------------------------------------------------------------------


def _resized_size(height, width, size, max_size=None):
    if isinstance(size, (tuple, list)) and len(size) == 2:
        return tuple(int(side) for side in size)
    wished = size if isinstance(size, int) else size[0]
    short, long = (width, height) if width <= height else (height, width)
    new_short, new_long = wished, int(wished * long / short)
    if max_size is not None:
        if max_size <= wished:
            raise ValueError(
                f"max_size = {max_size} must be strictly greater than the requested size for the smaller edge size = {size}"
            )
        if new_long > max_size:
            new_short, new_long = int(max_size * new_short / new_long), max_size
    return (new_long, new_short) if width <= height else (new_short, new_long)


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    """To (height, width), or the shorter side to a number."""
    _check_image(img)
    _, height, width = get_dimensions(img)
    if isinstance(size, (tuple, list)) and len(size) == 2 and max_size is not None:
        raise ValueError(
            "max_size should only be passed if size specifies the length of the smaller edge, "
            "i.e. size should be an int or a sequence of length 1 in torchscript mode."
        )
    new_height, new_width = _resized_size(height, width, size, max_size)
    if (new_height, new_width) == (height, width):
        return img
    mode = _mode_of(interpolation)
    if _is_picture(img):
        return img.resize((new_width, new_height), _PIL_FILTERS[mode])
    return _resize_tensor(img, new_height, new_width, mode, antialias)


def _resize_tensor(img, height, width, mode, antialias):
    shape = img.shape
    batch = img.reshape(-1, 1, *shape[-2:]) if img.ndim != 4 else img
    values = batch if batch.is_floating_point() else batch.float()
    if mode in ("nearest", "nearest-exact"):
        out = torch.nn.functional.interpolate(values, (height, width), mode=mode)
    else:
        out = torch.nn.functional.interpolate(
            values, (height, width), mode=mode, align_corners=False, antialias=antialias is not False
        )
    if not batch.is_floating_point():
        if mode == "bicubic":
            out = out.clamp(0, 255)
        out = out.round().to(img.dtype)
    return out.reshape(*shape[:-2], height, width)





def pad(img, padding, fill=0, padding_mode="constant"):
    """Padding: one number, (left and right, top and bottom), or (left, top, right, bottom)."""
    _check_image(img)
    if isinstance(padding, numbers.Number):
        sides = (int(padding),) * 4
    elif len(padding) == 1:
        sides = (padding[0],) * 4
    elif len(padding) == 2:
        sides = (padding[0], padding[1], padding[0], padding[1])
    elif len(padding) == 4:
        sides = tuple(padding)
    else:
        raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")
    if padding_mode not in ("constant", "edge", "reflect", "symmetric"):
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    left, top, right, bottom = sides
    if _is_picture(img):
        if padding_mode == "constant":
            out = Image.new(img.mode, (img.width + left + right, img.height + top + bottom), _fill_for(img, fill))
            out.paste(img, (left, top))
            return out
        values = _pad_tensor(img._pixels.permute(2, 0, 1), sides, 0, padding_mode)
        return Image.Image._of(img.mode, values.permute(1, 2, 0).contiguous(), img)
    return _pad_tensor(img, sides, fill, padding_mode)


def _fill_for(img, fill):
    if isinstance(fill, (tuple, list)):
        return tuple(fill)
    channels = len(img.getbands())
    return fill if channels == 1 else (fill,) * channels


def _pad_tensor(img, sides, fill, mode):
    left, top, right, bottom = sides
    if mode == "constant":
        value = fill[0] if isinstance(fill, (tuple, list)) else fill
        height, width = img.shape[-2:]
        out = torch.full((*img.shape[:-2], height + top + bottom, width + left + right), value, dtype=img.dtype)
        y0, x0 = max(top, 0), max(left, 0)
        part = img[..., max(-top, 0) : height - max(-bottom, 0), max(-left, 0) : width - max(-right, 0)]
        out[..., y0 : y0 + part.shape[-2], x0 : x0 + part.shape[-1]] = part
        return out
    for axis, before, after in ((-2, top, bottom), (-1, left, right)):
        size = img.shape[axis]
        at = [_outside(i, size, mode) for i in range(-before, size + after)]
        img = img.index_select(axis, torch.tensor(at))
    return img


def _outside(i, size, mode):
    if mode == "edge":
        return min(max(i, 0), size - 1)
    if mode == "reflect":
        i = abs(i)
        return i if i < size else 2 * (size - 1) - i
    return -i - 1 if i < 0 else (i if i < size else 2 * size - 1 - i)


def crop(img, top, left, height, width):
    _check_image(img)
    if _is_picture(img):
        return img.crop((left, top, left + width, top + height))
    rows, columns = img.shape[-2:]
    bottom, right = top + height, left + width
    part = img[..., max(top, 0) : min(bottom, rows), max(left, 0) : min(right, columns)]
    if top >= 0 and left >= 0 and bottom <= rows and right <= columns:
        return part
    sides = (max(-left, 0), max(-top, 0), max(right - max(columns, left), 0), max(bottom - max(rows, top), 0))
    return _pad_tensor(part, sides, 0, "constant")


def center_crop(img, output_size):
    """The middle; a picture that is too small is padded with zeros."""
    size = (output_size, output_size) if isinstance(output_size, numbers.Number) else tuple(output_size) * (2 if len(output_size) == 1 else 1)
    wished_height, wished_width = int(size[0]), int(size[1])
    _, height, width = get_dimensions(img)
    if wished_width > width or wished_height > height:
        img = pad(img, [
            (wished_width - width) // 2 if wished_width > width else 0,
            (wished_height - height) // 2 if wished_height > height else 0,
            (wished_width - width + 1) // 2 if wished_width > width else 0,
            (wished_height - height + 1) // 2 if wished_height > height else 0,
        ])
        _, height, width = get_dimensions(img)
        if (wished_width, wished_height) == (width, height):
            return img
    top = int(round((height - wished_height) / 2.0))
    left = int(round((width - wished_width) / 2.0))
    return crop(img, top, left, wished_height, wished_width)


def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def hflip(img):
    _check_image(img)
    return ImageOps.mirror(img) if _is_picture(img) else img.flip(-1)


def vflip(img):
    _check_image(img)
    return ImageOps.flip(img) if _is_picture(img) else img.flip(-2)


def five_crop(img, size):
    size = (size, size) if isinstance(size, numbers.Number) else tuple(size)
    _, height, width = get_dimensions(img)
    crop_height, crop_width = size
    if crop_width > width or crop_height > height:
        raise ValueError(f"Requested crop size {size} is bigger than input size {(height, width)}")
    corners = [(0, 0), (0, width - crop_width), (height - crop_height, 0), (height - crop_height, width - crop_width)]
    return (*(crop(img, top, left, crop_height, crop_width) for top, left in corners), center_crop(img, size))


def ten_crop(img, size, vertical_flip=False):
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)


def _inverse_affine(center, angle, translate, scale, shear):
    turn, slant_x, slant_y = math.radians(angle), math.radians(shear[0]), math.radians(shear[1])
    cx, cy = center
    tx, ty = translate
    a = math.cos(turn - slant_y) / math.cos(slant_y)
    b = -math.cos(turn - slant_y) * math.tan(slant_x) / math.cos(slant_y) - math.sin(turn)
    c = math.sin(turn - slant_y) / math.cos(slant_y)
    d = -math.sin(turn - slant_y) * math.tan(slant_x) / math.cos(slant_y) + math.cos(turn)
    matrix = [value / scale for value in (d, -b, 0.0, -c, a, 0.0)]
    matrix[2] += matrix[0] * (-cx - tx) + matrix[1] * (-cy - ty) + cx
    matrix[5] += matrix[3] * (-cx - tx) + matrix[4] * (-cy - ty) + cy
    return matrix


def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
    shear = [shear, 0.0] if isinstance(shear, numbers.Number) else [shear[0], shear[1] if len(shear) == 2 else 0.0]
    _, height, width = get_dimensions(img)
    mode = _mode_of(interpolation)
    if _is_picture(img):
        middle = [width * 0.5, height * 0.5] if center is None else center
        matrix = _inverse_affine(middle, angle, translate, scale, shear)
        color = None if fill is None else _fill_for(img, fill[0] if isinstance(fill, (list, tuple)) and len(fill) == 1 else fill)
        return img.transform((width, height), 0, matrix, _PIL_FILTERS[mode], fillcolor=color)
    middle = [0.0, 0.0] if center is None else [c - s * 0.5 for c, s in zip(center, (width, height))]
    matrix = _inverse_affine(middle, angle, [float(t) for t in translate], scale, shear)
    return _sample_affine(img, matrix, height, width, mode, fill)


def _sample_affine(img, matrix, out_height, out_width, mode, fill):
    """Positions are counted from the middle of the picture."""
    height, width = img.shape[-2:]
    x = torch.linspace(-out_width * 0.5 + 0.5, out_width * 0.5 - 0.5, out_width)
    y = torch.linspace(-out_height * 0.5 + 0.5, out_height * 0.5 - 0.5, out_height).unsqueeze(1)
    xs = matrix[0] * x + matrix[1] * y + matrix[2] + width * 0.5 - 0.5
    ys = matrix[3] * x + matrix[4] * y + matrix[5] + height * 0.5 - 0.5
    values = img if img.is_floating_point() else img.float()

    def at(columns, rows):
        inside = ((columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)).to(values.dtype)
        read = values[..., rows.clamp(0, height - 1).long(), columns.clamp(0, width - 1).long()]
        return read * inside, inside

    if mode == "nearest":
        out, covered = at(xs.round(), ys.round())
    else:
        x0, y0 = xs.floor(), ys.floor()
        dx, dy = xs - x0, ys - y0
        out, covered = 0.0, 0.0
        for column, row, share in ((0, 0, (1 - dx) * (1 - dy)), (1, 0, dx * (1 - dy)), (0, 1, (1 - dx) * dy), (1, 1, dx * dy)):
            value, inside = at(x0 + column, y0 + row)
            out, covered = out + value * share, covered + inside * share
    if fill is not None:
        color = torch.as_tensor(fill, dtype=values.dtype).reshape(-1, 1, 1)
        out = out * covered + color * (1 - covered)
    return out if img.is_floating_point() else out.round().to(img.dtype)


def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    mode = _mode_of(interpolation)
    if _is_picture(img):
        color = None if fill is None else _fill_for(img, fill)
        return img.rotate(angle, _PIL_FILTERS[mode], expand, center, fillcolor=color)
    _, height, width = get_dimensions(img)
    middle = [0.0, 0.0] if center is None else [c - s * 0.5 for c, s in zip(center, (width, height))]
    matrix = _inverse_affine(middle, -angle, [0.0, 0.0], 1.0, [0.0, 0.0])
    out_height, out_width = height, width
    if expand:
        turn = math.radians(angle)
        out_width = int(math.ceil(abs(width * math.cos(turn)) + abs(height * math.sin(turn)) - 1e-3))
        out_height = int(math.ceil(abs(width * math.sin(turn)) + abs(height * math.cos(turn)) - 1e-3))
    return _sample_affine(img, matrix, out_height, out_width, mode, fill)


def perspective(img, startpoints, endpoints, interpolation=InterpolationMode.BILINEAR, fill=None):
    rows = []
    for (sx, sy), (ex, ey) in zip(startpoints, endpoints):
        rows.append([ex, ey, 1, 0, 0, 0, -sx * ex, -sx * ey])
        rows.append([0, 0, 0, ex, ey, 1, -sy * ex, -sy * ey])
    right = torch.tensor([float(side) for point in startpoints for side in point], dtype=torch.float64)
    coefficients = torch.linalg.lstsq(torch.tensor(rows, dtype=torch.float64), right.unsqueeze(1)).solution.squeeze(1).tolist()
    picture = img if _is_picture(img) else to_pil_image(img)
    color = None if fill is None else _fill_for(picture, fill)
    out = picture.transform(picture.size, 2, coefficients, _PIL_FILTERS[_mode_of(interpolation)], fillcolor=color)
    return out if _is_picture(img) else (to_tensor(out) if img.is_floating_point() else pil_to_tensor(out))


# Colour ---------------------------------------------------------------------------------------------------------


def _blend(first, second, ratio):
    top = 1.0 if first.is_floating_point() else 255.0
    return (ratio * first + (1.0 - ratio) * second).clamp(0, top).to(first.dtype)


def rgb_to_grayscale(img, num_output_channels=1):
    if _is_picture(img):
        return to_grayscale(img, num_output_channels)
    red, green, blue = img.unbind(-3) if img.shape[-3] == 3 else (img.squeeze(-3),) * 3
    grey = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(-3)
    return grey.expand(img.shape[:-3] + (3, *img.shape[-2:])) if num_output_channels == 3 else grey


def to_grayscale(img, num_output_channels=1):
    if not _is_picture(img):
        return rgb_to_grayscale(img, num_output_channels)
    grey = img.convert("L")
    if num_output_channels == 3:
        return Image.merge("RGB", (grey, grey, grey))
    if num_output_channels != 1:
        raise ValueError("num_output_channels should be either 1 or 3")
    return grey


def adjust_brightness(img, brightness_factor):
    if _is_picture(img):
        return ImageEnhance.Brightness(img).enhance(brightness_factor)
    return _blend(img, torch.zeros_like(img), float(brightness_factor))


def adjust_contrast(img, contrast_factor):
    if _is_picture(img):
        return ImageEnhance.Contrast(img).enhance(contrast_factor)
    kind = img.dtype if img.is_floating_point() else torch.float32
    grey = rgb_to_grayscale(img) if img.shape[-3] == 3 else img
    return _blend(img, grey.to(kind).mean(dim=(-3, -2, -1), keepdim=True), float(contrast_factor))


def adjust_saturation(img, saturation_factor):
    if _is_picture(img):
        return ImageEnhance.Color(img).enhance(saturation_factor)
    return img if img.shape[-3] == 1 else _blend(img, rgb_to_grayscale(img), float(saturation_factor))


def adjust_sharpness(img, sharpness_factor):
    if _is_picture(img):
        return ImageEnhance.Sharpness(img).enhance(sharpness_factor)
    weights = torch.ones(1, 1, 3, 3)
    weights[0, 0, 1, 1] = 5.0
    values = img if img.is_floating_point() else img.float()
    shape = values.shape
    inner = torch.nn.functional.conv2d(values.reshape(-1, 1, *shape[-2:]), weights / weights.sum())
    soft = values.clone()
    soft[..., 1:-1, 1:-1] = (inner if img.is_floating_point() else inner.round()).reshape(*shape[:-2], shape[-2] - 2, shape[-1] - 2)
    return _blend(img, soft.to(img.dtype), float(sharpness_factor))


def adjust_hue(img, hue_factor):
    if not -0.5 <= hue_factor <= 0.5:
        raise ValueError(f"hue_factor ({hue_factor}) is not in [-0.5, 0.5].")
    if _is_picture(img):
        if img.mode in ("L", "1", "I", "F"):
            return img
        hsv = img.convert("HSV")
        pixels = hsv._pixels.int()
        pixels[:, :, 0] = (pixels[:, :, 0] + int(hue_factor * 255)) % 256
        return Image.Image._of("HSV", pixels.to(torch.uint8)).convert(img.mode)
    if img.shape[-3] == 1:
        return img
    values = img if img.is_floating_point() else img.float() / 255
    shifted = _hsv_to_rgb(_shift_hue(_rgb_to_hsv(values), hue_factor))
    return shifted if img.is_floating_point() else (shifted * 255.999).to(img.dtype)


def _shift_hue(hsv, factor):
    hue, saturation, value = hsv.unbind(-3)
    return torch.stack([(hue + factor) % 1.0, saturation, value], -3)


def _rgb_to_hsv(img):
    red, green, blue = img.unbind(-3)
    high, low = img.amax(-3), img.amin(-3)
    same = high == low
    spread = high - low
    ones = torch.ones_like(high)
    saturation = spread / torch.where(same, ones, high)
    divisor = torch.where(same, ones, spread)
    rc, gc, bc = (high - red) / divisor, (high - green) / divisor, (high - blue) / divisor
    hue = (high == red) * (bc - gc) + ((high == green) & (high != red)) * (2.0 + rc - bc) + ((high != green) & (high != red)) * (4.0 + gc - rc)
    return torch.stack([torch.fmod(hue / 6.0 + 1.0, 1.0), saturation, high], -3)


def _hsv_to_rgb(img):
    hue, saturation, value = img.unbind(-3)
    sector = torch.floor(hue * 6.0)
    rest = hue * 6.0 - sector
    sector = sector.to(torch.int32) % 6
    p = (value * (1.0 - saturation)).clamp(0.0, 1.0)
    q = (value * (1.0 - saturation * rest)).clamp(0.0, 1.0)
    t = (value * (1.0 - saturation * (1.0 - rest))).clamp(0.0, 1.0)
    choices = [(value, t, p), (q, value, p), (p, value, t), (p, q, value), (t, p, value), (value, p, q)]
    planes = []
    for channel in range(3):
        plane = torch.zeros_like(value)
        for i, parts in enumerate(choices):
            plane = torch.where(sector == i, parts[channel], plane)
        planes.append(plane)
    return torch.stack(planes, -3)


def adjust_gamma(img, gamma, gain=1):
    if _is_picture(img):
        table = [int((255 + 1 - 1e-3) * gain * pow(i / 255.0, gamma)) for i in range(256)] * len(img.getbands())
        return img.point([min(255, value) for value in table])
    values = img if img.is_floating_point() else convert_image_dtype(img, torch.float32)
    return convert_image_dtype((gain * values**gamma).clamp(0, 1), img.dtype)


def invert(img):
    return ImageOps.invert(img) if _is_picture(img) else (1.0 if img.is_floating_point() else 255) - img


def posterize(img, bits):
    if _is_picture(img):
        return ImageOps.posterize(img, bits)
    return img & (256 - 2 ** (8 - bits))


def solarize(img, threshold):
    return ImageOps.solarize(img, threshold) if _is_picture(img) else torch.where(img >= threshold, invert(img), img)


def autocontrast(img):
    if _is_picture(img):
        return ImageOps.autocontrast(img)
    top = 1.0 if img.is_floating_point() else 255.0
    low = img.amin((-2, -1), keepdim=True).float()
    high = img.amax((-2, -1), keepdim=True).float()
    scale = torch.where(high == low, torch.ones_like(high), top / (high - low))
    low = torch.where(high == low, torch.zeros_like(low), low)
    return ((img - low) * scale).clamp(0, top).to(img.dtype)


def equalize(img):
    return ImageOps.equalize(img) if _is_picture(img) else pil_to_tensor(ImageOps.equalize(to_pil_image(img)))


def gaussian_blur(img, kernel_size, sigma=None):
    sizes = [kernel_size] * 2 if isinstance(kernel_size, int) else list(kernel_size) * (2 if len(kernel_size) == 1 else 1)
    if sigma is None:
        sigmas = [size * 0.15 + 0.35 for size in sizes]
    else:
        sigmas = [float(sigma)] * 2 if isinstance(sigma, numbers.Number) else list(sigma) * (2 if len(sigma) == 1 else 1)
    tensor = pil_to_tensor(img) if _is_picture(img) else img
    values = tensor if tensor.is_floating_point() else tensor.float()

    def bell(size, deviation):
        half = (size - 1) * 0.5
        weights = torch.exp(-0.5 * (torch.linspace(-half, half, size) / deviation) ** 2)
        return weights / weights.sum()

    horizontal, vertical = bell(sizes[0], sigmas[0]), bell(sizes[1], sigmas[1])
    shape = values.shape
    batch = values.reshape(-1, 1, *shape[-2:])
    edge_x, edge_y = sizes[0] // 2, sizes[1] // 2
    batch = torch.nn.functional.pad(batch, (edge_x, edge_x, edge_y, edge_y), mode="reflect")
    out = torch.nn.functional.conv2d(batch, torch.outer(vertical, horizontal).view(1, 1, sizes[1], sizes[0])).reshape(shape)
    out = out if tensor.is_floating_point() else out.round().to(tensor.dtype)
    return to_pil_image(out, img.mode) if _is_picture(img) else out


def erase(img, i, j, h, w, v, inplace=False):
    out = img if inplace else img.clone()
    out[..., i : i + h, j : j + w] = v
    return out


__getattr__ = missing_attribute("torchvision.transforms.functional")
