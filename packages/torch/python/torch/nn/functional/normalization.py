"""Normalisation."""

import torch
from torch import _C
from torch._tensor import _wrap
from torch.nn.functional._shared import _h
from torch.nn.functional.images import pad
from torch.nn.functional.pooling import avg_pool2d


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    """Normalises each channel over the batch and its positions; updates the running statistics while training."""
    if training:
        size = input.shape
        if size.numel() // max(size[1], 1) == 1:
            raise ValueError(f"Expected more than 1 value per channel when training, got input size {size}")
    return _wrap(
        _C.batch_norm(
            input._h, _h(weight), _h(bias), _h(running_mean), _h(running_var), training,
            0.0 if momentum is None else momentum, eps,
        )
    )


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    """Normalises over the last axes, each element of the batch by itself."""
    return _wrap(_C.layer_norm(input._h, _h(weight), _h(bias), eps, len(normalized_shape), *normalized_shape))


def rms_norm(input, normalized_shape, weight=None, eps=None):
    """`x / sqrt(mean(x²) + eps) * weight` over the last axes."""
    axes = tuple(range(-len(normalized_shape), 0))
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    scaled = input * torch.rsqrt(input.pow(2).mean(axes, keepdim=True) + eps)
    return scaled if weight is None else scaled * weight


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    if input.dim() < 2:
        raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
    if input.size(1) % num_groups != 0:
        raise RuntimeError(
            f"Expected number of channels in input to be divisible by num_groups, but got input of shape "
            f"{list(input.shape)} and num_groups={num_groups}"
        )
    return _wrap(_C.group_norm(input._h, num_groups, _h(weight), _h(bias), eps))


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
    if use_input_stats:
        if running_mean is not None:
            with torch.no_grad():
                axes = tuple(range(2, input.dim()))
                running_mean.mul_(1 - momentum).add_(input.mean(axes).mean(0) * momentum)
                running_var.mul_(1 - momentum).add_(input.var(axes).mean(0) * momentum)
        return _wrap(_C.instance_norm(input._h, _h(weight), _h(bias), eps))
    return batch_norm(input, running_mean, running_var, weight, bias, False, momentum, eps)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    squares = input.pow(2).unsqueeze(1)
    flat = squares.flatten(3) if input.dim() > 3 else squares
    if flat.dim() == 3:
        flat = flat.unsqueeze(-1)
    padded = pad(flat, (0, 0, size // 2, (size - 1) // 2))
    around = avg_pool2d(padded, (size, 1), 1).squeeze(1).reshape(input.shape)
    return input / (around * alpha + k).pow(beta)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """Divides by the p-norm along `dim`."""
    return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
