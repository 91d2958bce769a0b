"""Resizing with an antialiasing filter, as Pillow filters: the window grows with the reduction."""

import torch


def _triangle(x):
    return (1 - x.abs()).clamp(min=0)


def _cubic(x, a=-0.5):
    x = x.abs()
    near = ((a + 2) * x - (a + 3)) * x * x + 1
    far = (((x - 5) * x + 8) * x - 4) * a
    return torch.where(x < 1, near, torch.where(x < 2, far, torch.zeros_like(x)))


def _weights(size_in, size_out, mode, dtype):
    """[out, in]: how much of each old element is in each new one."""
    reach, kernel = (1.0, _triangle) if mode in ("bilinear", "linear") else (2.0, _cubic)
    scale = size_in / size_out
    stretch = max(scale, 1.0)
    support = reach * stretch
    center = scale * (torch.arange(size_out, dtype=torch.float64) + 0.5)
    low = (center - support + 0.5).trunc().clamp(min=0).unsqueeze(1)
    high = (center + support + 0.5).trunc().clamp(max=size_in).unsqueeze(1)
    at = torch.arange(size_in, dtype=torch.float64).unsqueeze(0)
    weights = kernel((at - center.unsqueeze(1) + 0.5) / stretch)
    weights = torch.where((at >= low) & (at < high), weights, torch.zeros_like(weights))
    return (weights / weights.sum(1, keepdim=True)).to(dtype)


def resize_antialiased(input, size, mode):
    """input [N, C, H, W] → [N, C, *size]. @raises ValueError for a mode other than bilinear and bicubic."""
    if mode not in ("bilinear", "bicubic"):
        raise ValueError("Anti-alias option is restricted to bilinear and bicubic modes and requires a 4-D tensor as input")
    height, width = size
    out = input
    if width != input.shape[-1]:
        out = out @ _weights(input.shape[-1], width, mode, input.dtype).t()
    if height != input.shape[-2]:
        out = _weights(input.shape[-2], height, mode, input.dtype) @ out
    return out
