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
    if mode not in _INTERPOLATION:
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
    return _wrap(_C.interpolate(input._h, _INTERPOLATION[mode], bool(align_corners), *size))


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def affine_grid(theta, size, align_corners=None):
    """The sampling positions of an affine map: theta [N, 2, 3] → [N, H, W, 2]."""
    _, _, height, width = size

    def steps(count):
        if align_corners:
            return torch.linspace(-1, 1, count)
        return (torch.arange(count) * 2 + 1) / count - 1

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
