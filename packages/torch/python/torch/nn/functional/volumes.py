"""Convolution and pooling of volumes: a slice at a time by the two-dimensional ones, so a volume costs what its slices do.

Shapes are [N, C, D, H, W], or [C, D, H, W] for one volume alone.
"""

import torch
from torch.nn.functional.convolution import _conv_padding, conv2d, conv_transpose2d
from torch.nn.functional.images import pad
from torch.nn.functional.pooling import adaptive_avg_pool2d, adaptive_max_pool2d, avg_pool2d, max_pool2d


def _triple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * 3


def _batched(function):
    """Lets a function of [N, C, D, H, W] take [C, D, H, W] too."""

    def call(input, *arguments, **options):
        if input.dim() not in (4, 5):
            raise RuntimeError(f"Expected 4D (unbatched) or 5D (batched) input, but got input of size: {list(input.shape)}")
        if input.dim() == 5:
            return function(input, *arguments, **options)
        return function(input.unsqueeze(0), *arguments, **options).squeeze(0)

    call.__name__ = call.__qualname__ = function.__name__
    call.__doc__ = function.__doc__
    return call


def _by_slice(work, input):
    """Runs a function of [N, C, H, W] on every slice; answers [N, C, D, H', W']."""
    n, channels, depth = input.shape[:3]
    out = work(input.transpose(1, 2).reshape(n * depth, channels, *input.shape[3:]))
    return out.reshape(n, depth, *out.shape[1:]).transpose(1, 2)


@_batched
def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """weight [out, C/groups, kD, kH, kW] → [N, out, D', H', W']."""
    input, sides = _conv_padding(input, weight, stride, padding, dilation, 3)
    stride, dilation = _triple(stride), _triple(dilation)
    if input.size(1) != weight.size(1) * groups:
        raise RuntimeError(
            f"Given groups={groups}, weight of size {list(weight.shape)}, expected input{list(input.shape)} to have "
            f"{weight.size(1) * groups} channels, but got {input.size(1)} channels instead"
        )
    if sides[0]:
        input = pad(input, (0, 0, 0, 0, sides[0], sides[0]))
    reach = dilation[0] * (weight.size(2) - 1)
    depth = (input.size(2) - reach - 1) // stride[0] + 1
    total = None
    for k in range(weight.size(2)):
        first = k * dilation[0]
        taken = input[:, :, first : first + (depth - 1) * stride[0] + 1 : stride[0]]
        part = _by_slice(lambda x: conv2d(x, weight[:, :, k], None, stride[1:], sides[1:], dilation[1:], groups), taken)
        total = part if total is None else total + part
    return total if bias is None else total + bias.view(-1, 1, 1, 1)


@_batched
def conv_transpose3d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The gradient of conv3d as a layer. weight [C, out/groups, kD, kH, kW]."""
    stride, padding, extra, dilation = _triple(stride), _triple(padding), _triple(output_padding), _triple(dilation)
    reach = dilation[0] * (weight.size(2) - 1)
    depth = (input.size(2) - 1) * stride[0] + reach + 1 + extra[0]
    places = torch.arange(input.size(2)) * stride[0]
    total = None
    for k in range(weight.size(2)):
        part = _by_slice(
            lambda x: conv_transpose2d(x, weight[:, :, k], None, stride[1:], padding[1:], extra[1:], groups, dilation[1:]), input
        )
        if total is None:
            total = torch.zeros(*part.shape[:2], depth, *part.shape[3:], dtype=part.dtype)
        total = total.index_add(2, places + k * dilation[0], part)
    total = total[:, :, padding[0] : depth - padding[0]]
    return total if bias is None else total + bias.view(-1, 1, 1, 1)


def _windows(input, kernel, stride):
    """[N, C, D, H, W] → [N, C, D', H, W, k]."""
    return input.unfold(2, kernel, stride)


@_batched
def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """The largest value of each box."""
    if return_indices or ceil_mode or _triple(dilation)[0] != 1:
        raise NotImplementedError("max_pool3d: return_indices, ceil_mode and dilation along the depth are not part of this PyTorch")
    kernel, padding = _triple(kernel_size), _triple(padding)
    stride = _triple(stride) if stride else kernel
    flat = _by_slice(lambda x: max_pool2d(x, kernel[1:], stride[1:], padding[1:], _triple(dilation)[1:]), input)
    if padding[0]:
        flat = pad(flat, (0, 0, 0, 0, padding[0], padding[0]), value=float("-inf"))
    return flat if kernel[0] == stride[0] == 1 else _windows(flat, kernel[0], stride[0]).max(-1)[0]


@_batched
def avg_pool3d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
    """The mean of each box."""
    kernel, padding = _triple(kernel_size), _triple(padding)
    stride = _triple(stride) if stride else kernel
    if ceil_mode or (any(padding) and not count_include_pad):
        raise NotImplementedError("avg_pool3d: ceil_mode and count_include_pad=False are not part of this PyTorch")
    flat = _by_slice(lambda x: avg_pool2d(x, kernel[1:], stride[1:], padding[1:]), input)
    if padding[0]:
        flat = pad(flat, (0, 0, 0, 0, padding[0], padding[0]))
    mean = flat if kernel[0] == stride[0] == 1 else _windows(flat, kernel[0], stride[0]).mean(-1)
    return mean if divisor_override is None else mean * (kernel[0] * kernel[1] * kernel[2] / divisor_override)


def _adaptive(input, output_size, by_slice, along):
    wanted = _triple(output_size)
    depth, *plane = [input.size(2 + i) if wanted[i] is None else wanted[i] for i in range(3)]
    flat = _by_slice(lambda x: by_slice(x, tuple(plane)), input)
    length = flat.size(2)
    parts = [
        along(flat[:, :, i * length // depth : -(-(i + 1) * length // depth)], 2, True) for i in range(depth)
    ]
    return torch.cat(parts, 2)


@_batched
def adaptive_avg_pool3d(input, output_size):
    return _adaptive(input, output_size, adaptive_avg_pool2d, torch.mean)


@_batched
def adaptive_max_pool3d(input, output_size):
    return _adaptive(input, output_size, adaptive_max_pool2d, torch.amax)
