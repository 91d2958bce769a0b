"""Filters by a small window."""

import math

import torch
from PIL import Image


class Kernel:
    """A 3×3 or 5×5 window of weights."""

    def __init__(self, size, kernel, scale=None, offset=0):
        self.size, self.kernel = size, list(kernel)
        self.scale = sum(self.kernel) if scale is None else scale
        self.offset = offset

    def filter(self, image):
        width, height = self.size
        edge = width // 2
        values = image._pixels.permute(2, 0, 1).float()
        weights = torch.tensor(self.kernel, dtype=torch.float32).view(1, 1, height, width).flip(2) / self.scale
        inner = torch.nn.functional.conv2d(values.unsqueeze(1), weights).squeeze(1) + self.offset + 0.5
        out = image._pixels.clone()
        out[edge:-edge, edge:-edge] = inner.clamp(0, 255).to(torch.uint8).permute(1, 2, 0)
        return Image.Image._of(image.mode, out, image)


class BoxBlur:
    """The mean of a square around each pixel."""

    def __init__(self, radius):
        self.radius = radius

    def filter(self, image):
        side = 2 * int(self.radius) + 1
        return _separable(image, torch.full((side,), 1.0 / side))


class GaussianBlur:
    """A bell-shaped mean."""

    def __init__(self, radius=2):
        self.radius = radius

    def filter(self, image):
        if self.radius <= 0:
            return image.copy()
        reach = max(1, math.ceil(3 * self.radius))
        at = torch.arange(-reach, reach + 1, dtype=torch.float32)
        weights = torch.exp(-(at**2) / (2 * self.radius**2))
        return _separable(image, weights / weights.sum())


def _separable(image, weights):
    reach = weights.numel() // 2
    values = image._pixels.permute(2, 0, 1).float().unsqueeze(1)
    values = torch.nn.functional.pad(values, (reach, reach, reach, reach), mode="replicate")
    values = torch.nn.functional.conv2d(values, weights.view(1, 1, 1, -1))
    values = torch.nn.functional.conv2d(values, weights.view(1, 1, -1, 1))
    return Image.Image._of(image.mode, values.squeeze(1).permute(1, 2, 0).round().clamp(0, 255).to(torch.uint8), image)


BLUR = Kernel((5, 5), [1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1], 16)
CONTOUR = Kernel((3, 3), [-1, -1, -1, -1, 8, -1, -1, -1, -1], 1, 255)
EDGE_ENHANCE = Kernel((3, 3), [-1, -1, -1, -1, 10, -1, -1, -1, -1], 2)
EMBOSS = Kernel((3, 3), [-1, 0, 0, 0, 1, 0, 0, 0, 0], 1, 128)
FIND_EDGES = Kernel((3, 3), [-1, -1, -1, -1, 8, -1, -1, -1, -1], 1)
SHARPEN = Kernel((3, 3), [-2, -2, -2, -2, 32, -2, -2, -2, -2], 16)
SMOOTH = Kernel((3, 3), [1, 1, 1, 1, 5, 1, 1, 1, 1], 13)
