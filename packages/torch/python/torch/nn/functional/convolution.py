"""Convolutions, and patches as columns."""

from torch import _C
from torch._tensor import _wrap
from torch.nn.functional._shared import _h, _pair, _single
from torch.nn.functional.images import pad


def _same_padding(kernel, dilation):
    total = dilation * (kernel - 1)
    return total // 2, total - total // 2


def _conv_padding(input, weight, stride, padding, dilation, axes):
    """Padding as numbers; an uneven 'same' pads the input first."""
    if not isinstance(padding, str):
        return input, (padding,) * axes if isinstance(padding, int) else tuple(padding) * (axes if len(padding) == 1 else 1)
    if padding == "valid":
        return input, (0,) * axes
    if padding != "same":
        raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}")
    steps = (stride,) * axes if isinstance(stride, int) else tuple(stride)
    if any(step != 1 for step in steps):
        raise RuntimeError("padding='same' is not supported for strided convolutions")
    dilations = (dilation,) * axes if isinstance(dilation, int) else tuple(dilation)
    sides = [_same_padding(weight.size(2 + i), dilations[i]) for i in range(axes)]
    uneven = [side for left, right in reversed(sides) for side in (0, right - left)]
    if any(uneven):
        input = pad(input, uneven)
    return input, tuple(left for left, _ in sides)


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """input [N, C, L] or [C, L], weight [out, C/groups, k] → [N, out, L']."""
    input, (pad_l,) = _conv_padding(input, weight, stride, padding, dilation, 1)
    return _wrap(_C.conv1d(input._h, weight._h, _h(bias), _single(stride), pad_l, _single(dilation), groups))


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """input [N, C, H, W] or [C, H, W], weight [out, C/groups, kH, kW] → [N, out, H', W']."""
    input, (pad_h, pad_w) = _conv_padding(input, weight, stride, padding, dilation, 2)
    step_h, step_w = _pair(stride)
    hole_h, hole_w = _pair(dilation)
    return _wrap(
        _C.conv2d(input._h, weight._h, _h(bias), step_h, step_w, pad_h, pad_w, hole_h, hole_w, groups)
    )


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The gradient of conv1d as a layer. weight [C, out/groups, k]."""
    return _wrap(
        _C.conv_transpose1d(
            input._h, weight._h, _h(bias), _single(stride), _single(padding), _single(output_padding), groups, _single(dilation)
        )
    )


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The gradient of conv2d as a layer. weight [C, out/groups, kH, kW]."""
    return _wrap(
        _C.conv_transpose2d(
            input._h, weight._h, _h(bias), *_pair(stride), *_pair(padding), *_pair(output_padding), groups, *_pair(dilation)
        )
    )


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """Sliding patches as columns: [N, C, H, W] → [N, C·kH·kW, patches]."""
    return _wrap(_C.unfold(input._h, *_pair(kernel_size), *_pair(dilation), *_pair(padding), *_pair(stride)))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """Sums columns of patches back into images; the adjoint of {unfold}."""
    return _wrap(
        _C.fold(
            input._h, *_pair(output_size), *_pair(kernel_size), *_pair(dilation), *_pair(padding), *_pair(stride)
        )
    )
