"""Convolutions."""

import math

import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


def _repeat(value, axes):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * axes


class _ConvNd(Module):
    axes = 2
    transposed = False

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None, output_padding=0):
        super().__init__()
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        modes = {"zeros", "reflect", "replicate", "circular"}
        if padding_mode not in modes:
            raise ValueError(f"padding_mode must be one of {modes}, but got padding_mode='{padding_mode}'")
        if isinstance(padding, str):
            if padding not in ("same", "valid"):
                raise ValueError(
                    f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}"
                )
            if padding == "same" and any(step != 1 for step in _repeat(stride, self.axes)):
                raise ValueError("padding='same' is not supported for strided convolutions")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = _repeat(kernel_size, self.axes)
        self.stride = _repeat(stride, self.axes)
        self.padding = padding if isinstance(padding, str) else _repeat(padding, self.axes)
        self.dilation = _repeat(dilation, self.axes)
        self.output_padding = _repeat(output_padding, self.axes)
        self.groups = groups
        self.padding_mode = padding_mode
        if self.transposed:
            shape = (in_channels, out_channels // groups, *self.kernel_size)
        else:
            shape = (out_channels, in_channels // groups, *self.kernel_size)
        self.weight = Parameter(torch.empty(shape, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty(out_channels, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def _sides(self):
        """Padding before and after, from the last axis backwards, for modes that pad first."""
        if self.padding == "valid":
            return [0] * (2 * self.axes)
        if self.padding == "same":
            totals = [self.dilation[i] * (self.kernel_size[i] - 1) for i in range(self.axes)]
            return [side for total in reversed(totals) for side in (total // 2, total - total // 2)]
        return [side for side in reversed(self.padding) for _ in range(2)]

    def _convolve(self, convolution, input, weight, bias):
        if self.padding_mode != "zeros":
            padded = F.pad(input, self._sides(), mode=self.padding_mode)
            return convolution(padded, weight, bias, self.stride, 0, self.dilation, self.groups)
        return convolution(input, weight, bias, self.stride, self.padding, self.dilation, self.groups)

    def extra_repr(self):
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        if self.padding != (0,) * self.axes:
            text += f", padding={self.padding}"
        if self.dilation != (1,) * self.axes:
            text += f", dilation={self.dilation}"
        if self.output_padding != (0,) * self.axes:
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text


class Conv1d(_ConvNd):
    axes = 1

    def forward(self, input):
        return self._convolve(F.conv1d, input, self.weight, self.bias)

    _conv_forward = lambda self, input, weight, bias: self._convolve(F.conv1d, input, weight, bias)  # noqa: E731


class Conv2d(_ConvNd):
    def forward(self, input):
        return self._convolve(F.conv2d, input, self.weight, self.bias)

    _conv_forward = lambda self, input, weight, bias: self._convolve(F.conv2d, input, weight, bias)  # noqa: E731


class _ConvTransposeNd(_ConvNd):
    transposed = True

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                 dilation=1, padding_mode="zeros", device=None, dtype=None):
        if padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode,
                         device, dtype, output_padding)

    def _extra(self, input, output_size):
        """The output padding that gives the wished size."""
        if output_size is None:
            return self.output_padding
        wished = list(output_size)[-self.axes:]
        smallest = [
            (input.size(-self.axes + i) - 1) * self.stride[i] - 2 * self.padding[i]
            + self.dilation[i] * (self.kernel_size[i] - 1) + 1
            for i in range(self.axes)
        ]
        for i in range(self.axes):
            largest = [smallest[j] + self.stride[j] - 1 for j in range(self.axes)]
            if not smallest[i] <= wished[i] <= largest[i]:
                raise ValueError(
                    f"requested an output size of {wished}, but valid sizes range from {smallest} to {largest} "
                    f"(for an input of {input.size()[2:]})"
                )
        return tuple(wished[i] - smallest[i] for i in range(self.axes))


class ConvTranspose1d(_ConvTransposeNd):
    axes = 1

    def forward(self, input, output_size=None):
        return F.conv_transpose1d(
            input, self.weight, self.bias, self.stride, self.padding, self._extra(input, output_size), self.groups, self.dilation
        )


class ConvTranspose2d(_ConvTransposeNd):
    def forward(self, input, output_size=None):
        return F.conv_transpose2d(
            input, self.weight, self.bias, self.stride, self.padding, self._extra(input, output_size), self.groups, self.dilation
        )


class Conv3d(_ConvNd):
    axes = 3

    def forward(self, input):
        return self._convolve(F.conv3d, input, self.weight, self.bias)


class ConvTranspose3d(_ConvTransposeNd):
    axes = 3

    def forward(self, input, output_size=None):
        return F.conv_transpose3d(
            input, self.weight, self.bias, self.stride, self.padding, self._extra(input, output_size), self.groups, self.dilation
        )


class Unfold(Module):
    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.kernel_size, self.dilation, self.padding, self.stride = kernel_size, dilation, padding, stride

    def forward(self, input):
        return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, stride={self.stride}"


class Fold(Unfold):
    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__(kernel_size, dilation, padding, stride)
        self.output_size = output_size

    def forward(self, input):
        return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return f"output_size={self.output_size}, " + super().extra_repr()
