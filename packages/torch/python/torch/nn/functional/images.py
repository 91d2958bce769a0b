"""Padding, resizing and other changes of shape."""

import math

import torch
from torch import _C
from torch._tensor import _wrap

_PAD_MODES = {"constant": 0, "reflect": 1, "replicate": 2, "circular": 3}


def pad(input, pad, mode="constant", value=None):
    """Pads the last axes; `pad` lists (before, after) from the last axis backwards."""
    if mode not in _PAD_MODES:
        raise NotImplementedError(f"Unrecognised padding mode {mode}")
    return _wrap(_C.pad(input._h, _PAD_MODES[mode], 0.0 if value is None else value, len(pad), *pad))


_INTERPOLATION = {"nearest": 0, "linear": 1, "bilinear": 1, "bicubic": 2, "area": 3, "nearest-exact": 4}


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
    """Resizes [N, C, L] or [N, C, H, W] to `size` or by `scale_factor`."""
    axes = input.dim() - 2
    if mode not in _INTERPOLATION and not (mode == "trilinear" and axes == 3):
        raise NotImplementedError(f"interpolation mode {mode!r} is not available")
    if mode in ("nearest", "area", "nearest-exact") and align_corners is not None:
        raise ValueError(
            "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
        )
    if (size is None) == (scale_factor is None):
        raise ValueError(
            "either size or scale_factor should be defined" if size is None else "only one of size or scale_factor should be defined"
        )
    if size is None:
        factors = scale_factor if isinstance(scale_factor, (tuple, list)) else [scale_factor] * axes
        size = [math.floor(input.size(2 + i) * factors[i]) for i in range(axes)]
    elif isinstance(size, int):
        size = [size] * axes
    if antialias:
        from torch.nn._antialias import resize_antialiased

        return resize_antialiased(input, tuple(size), mode)
    if axes == 3:
        return _interpolate_volume(input, size, mode, align_corners)
    return _wrap(_C.interpolate(input._h, _INTERPOLATION[mode], bool(align_corners), *size))


def _interpolate_volume(input, size, mode, align_corners):
    """[N, C, D, H, W]: every slice, and then along the depth, which comes to the same."""
    n, channels, depth = input.shape[:3]
    flat, line = ("bilinear", "linear") if mode == "trilinear" else (mode, mode)
    planes = interpolate(input.flatten(1, 2), size[1:], mode=flat, align_corners=align_corners)
    columns = planes.reshape(n, channels, depth, -1).permute(0, 1, 3, 2).flatten(1, 2)
    out = interpolate(columns, size[0], mode=line, align_corners=align_corners)
    return out.reshape(n, channels, size[1] * size[2], size[0]).permute(0, 1, 3, 2).reshape(n, channels, *size)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    """Reads [N, C, H, W] at positions in [-1, 1]: grid [N, H', W', 2] of (x, y) → [N, C, H', W']."""
    if mode not in ("bilinear", "nearest"):
        raise NotImplementedError(f"grid_sample: mode {mode!r} is not part of this PyTorch")
    if padding_mode not in ("zeros", "border"):
        raise NotImplementedError(f"grid_sample: padding_mode {padding_mode!r} is not part of this PyTorch")
    n, channels, height, width = input.shape

    def unscaled(at, size):
        place = (at + 1) / 2 * (size - 1) if align_corners else ((at + 1) * size - 1) / 2
        return place.clamp(0, size - 1) if padding_mode == "border" else place

    x, y = unscaled(grid[..., 0], width), unscaled(grid[..., 1], height)
    pixels = input.flatten(2)

    def read(column, row):
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        place = row.clamp(0, height - 1).long() * width + column.clamp(0, width - 1).long()
        taken = pixels.gather(2, place.flatten(1).unsqueeze(1).expand(-1, channels, -1))
        return taken.view(n, channels, *place.shape[1:]) * inside.unsqueeze(1).to(input.dtype)

    if mode == "nearest":
        return read(x.detach().round(), y.detach().round())
    left, top = x.detach().floor(), y.detach().floor()
    right_share, low_share = (x - left).unsqueeze(1), (y - top).unsqueeze(1)
    upper = read(left, top) * (1 - right_share) * (1 - low_share) + read(left + 1, top) * right_share * (1 - low_share)
    lower = read(left, top + 1) * (1 - right_share) * low_share + read(left + 1, top + 1) * right_share * low_share
    return upper + lower


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def affine_grid(theta, size, align_corners=None):
    """The sampling positions of an affine map: theta [N, 2, 3] → [N, H, W, 2]."""
    _, _, height, width = size

    def steps(count):
        ends = torch.linspace(-1, 1, count)
        return ends if align_corners else ends * (count - 1) / count

    ys, xs = torch.meshgrid(steps(height), steps(width), indexing="ij")
    points = torch.stack([xs, ys, torch.ones_like(xs)], -1).view(1, height * width, 3)
    return (points @ theta.transpose(1, 2)).view(-1, height, width, 2)


def pixel_shuffle(input, upscale_factor):
    return _wrap(_C.pixel_shuffle(input._h, upscale_factor))


def pixel_unshuffle(input, downscale_factor):
    return _wrap(_C.pixel_unshuffle(input._h, downscale_factor))


def channel_shuffle(input, groups):
    n, c, *rest = input.shape
    return input.view(n, groups, c // groups, *rest).transpose(1, 2).reshape(input.shape)
