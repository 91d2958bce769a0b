"""Pictures from files as tensors [C, H, W] of uint8, and back."""

import enum

import torch


class ImageReadMode(enum.Enum):
    UNCHANGED, GRAY, GRAY_ALPHA, RGB, RGB_ALPHA = range(5)


_MODES = {ImageReadMode.GRAY: "L", ImageReadMode.RGB: "RGB", ImageReadMode.RGB_ALPHA: "RGBA"}


def read_image(path, mode=ImageReadMode.UNCHANGED):
    from PIL import Image
    from torchvision.transforms.functional import pil_to_tensor

    picture = Image.open(path)
    return pil_to_tensor(picture.convert(_MODES[mode]) if mode in _MODES else picture)


decode_image = read_image


def _write(tensor, filename, **settings):
    from torchvision.transforms.functional import to_pil_image

    if tensor.dtype is not torch.uint8:
        raise RuntimeError("Input tensor dtype should be uint8")
    to_pil_image(tensor).save(filename, **settings)


def write_png(input, filename, compression_level=6):
    _write(input, filename, format="PNG")


def write_jpeg(input, filename, quality=75):
    _write(input, filename, format="JPEG", quality=quality)
