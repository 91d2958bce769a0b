"""Pooling."""

import torch
from torch import _C
from torch._tensor import _wrap, _wrap_many
from torch.nn.functional._shared import _pair, _single
from torch.nn.functional.activations import relu


def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    k = _single(kernel_size)
    if return_indices:
        values, indices = max_pool2d(
            input.unsqueeze(-2), (1, k), (1, _single(stride) if stride else k), (0, _single(padding)),
            (1, _single(dilation)), ceil_mode, True,
        )
        return values.squeeze(-2), indices.squeeze(-2)
    return _wrap(
        _C.max_pool1d(input._h, k, _single(stride) if stride else k, _single(padding), _single(dilation), ceil_mode)
    )


def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """The largest value of each window. [N, C, H, W] → [N, C, H', W'] (and int64 positions in the input's planes)."""
    k_h, k_w = _pair(kernel_size)
    s_h, s_w = _pair(stride) if stride else (k_h, k_w)
    p_h, p_w = _pair(padding)
    d_h, d_w = _pair(dilation)
    if return_indices:
        return _wrap_many(_C.max_pool2d_with_indices(input._h, k_h, k_w, s_h, s_w, p_h, p_w, d_h, d_w, ceil_mode))
    return _wrap(_C.max_pool2d(input._h, k_h, k_w, s_h, s_w, p_h, p_w, d_h, d_w, ceil_mode))


max_pool1d_with_indices = lambda *a, **k: max_pool1d(*a, **{**k, "return_indices": True})  # noqa: E731
max_pool2d_with_indices = lambda *a, **k: max_pool2d(*a, **{**k, "return_indices": True})  # noqa: E731


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts pooled values back where they were; zeros elsewhere."""
    k, s, p = _pair(kernel_size), _pair(stride or kernel_size), _pair(padding)
    if output_size is None:
        size = [(input.size(-2 + i) - 1) * s[i] - 2 * p[i] + k[i] for i in range(2)]
    else:
        size = list(output_size)[-2:]
    flat = torch.zeros(*input.shape[:-2], size[0] * size[1], dtype=input.dtype)
    return flat.scatter(-1, indices.flatten(-2), input.flatten(-2)).view(*input.shape[:-2], *size)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    k = _single(kernel_size)
    return _wrap(
        _C.avg_pool1d(input._h, k, _single(stride) if stride else k, _single(padding), ceil_mode, count_include_pad)
    )


def avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
    """The mean of each window. [N, C, H, W] → [N, C, H', W']."""
    k_h, k_w = _pair(kernel_size)
    s_h, s_w = _pair(stride) if stride else (k_h, k_w)
    p_h, p_w = _pair(padding)
    return _wrap(
        _C.avg_pool2d(input._h, k_h, k_w, s_h, s_w, p_h, p_w, ceil_mode, count_include_pad, divisor_override)
    )


def adaptive_avg_pool1d(input, output_size):
    return _wrap(_C.adaptive_avg_pool1d(input._h, _single(output_size)))


def _adaptive_size(input, output_size):
    wanted = _pair(output_size)
    return tuple(input.size(-2 + i) if wanted[i] is None else wanted[i] for i in range(2))


def adaptive_avg_pool2d(input, output_size):
    return _wrap(_C.adaptive_avg_pool2d(input._h, *_adaptive_size(input, output_size)))


def adaptive_max_pool1d(input, output_size, return_indices=False):
    values, indices = _wrap_many(_C.adaptive_max_pool1d(input._h, _single(output_size)))
    return (values, indices) if return_indices else values


def adaptive_max_pool2d(input, output_size, return_indices=False):
    values, indices = _wrap_many(_C.adaptive_max_pool2d(input._h, *_adaptive_size(input, output_size)))
    return (values, indices) if return_indices else values


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    k = _single(kernel_size)
    summed = avg_pool1d(input.pow(norm_type), k, stride, 0, ceil_mode)
    return (summed.sign() * relu(summed.abs())).mul(k).pow(1.0 / norm_type)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    k_h, k_w = _pair(kernel_size)
    summed = avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (summed.sign() * relu(summed.abs())).mul(k_h * k_w).pow(1.0 / norm_type)
