"""Layers that learn the size of their input from the first one they see, and are ordinary layers from then on."""

import torch
from torch.nn.modules.conv import Conv1d, Conv2d, ConvTranspose1d, ConvTranspose2d
from torch.nn.modules.linear import Linear
from torch.nn.modules.normalization import (
    BatchNorm1d, BatchNorm2d, BatchNorm3d, InstanceNorm1d, InstanceNorm2d,
)
from torch.nn.parameter import UninitializedBuffer, UninitializedParameter, is_lazy


class LazyModuleMixin:
    """What lazy layers share; `cls_to_become` is the layer they turn into."""

    cls_to_become = None

    def has_uninitialized_params(self):
        tensors = [*self._parameters.values(), *self._buffers.values()]
        return any(tensor is not None and is_lazy(tensor) for tensor in tensors)

    def __call__(self, *inputs, **named):
        if self.has_uninitialized_params():
            self.initialize_parameters(*inputs, **named)
        if self.cls_to_become is not None and type(self) is not self.cls_to_become:
            self.__class__ = self.cls_to_become
            return self(*inputs, **named)
        return super().__call__(*inputs, **named)

    def reset_parameters(self):
        waits = self.has_uninitialized_params() or (self.weight is not None and self.weight.numel() == 0)
        if not waits:
            super().reset_parameters()

    def _load_from_state_dict(self, state_dict, prefix, *rest):
        """A state that was written after the first input brings the shapes along."""
        for held in (self._parameters, self._buffers):
            for name, tensor in held.items():
                given = state_dict.get(prefix + name)
                if tensor is not None and is_lazy(tensor) and given is not None and not is_lazy(given):
                    with torch.no_grad():
                        tensor.materialize(given.shape)
        super()._load_from_state_dict(state_dict, prefix, *rest)


class LazyLinear(LazyModuleMixin, Linear):
    cls_to_become = Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        # The bias waits too: its bounds depend on the number of inputs.
        super().__init__(0, 0, False, device, dtype)
        self.out_features = out_features
        self.weight = UninitializedParameter(device=device, dtype=dtype)
        if bias:
            self.bias = UninitializedParameter(device=device, dtype=dtype)

    def initialize_parameters(self, input):
        self.in_features = input.shape[-1]
        with torch.no_grad():
            self.weight.materialize((self.out_features, self.in_features))
            if self.bias is not None:
                self.bias.materialize((self.out_features,))
            self.reset_parameters()


class _LazyConv(LazyModuleMixin):
    def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode="zeros",
                 device=None, dtype=None):
        super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
        self._wait(out_channels, bias, device, dtype)

    def _wait(self, out_channels, bias, device, dtype):
        self.out_channels = out_channels
        self.weight = UninitializedParameter(device=device, dtype=dtype)
        if bias:
            self.bias = UninitializedParameter(device=device, dtype=dtype)

    def initialize_parameters(self, input, *rest):
        if input.dim() not in (self.axes + 1, self.axes + 2):
            name = type(self).__name__
            raise RuntimeError(
                f"Expected {self.axes + 1}D (unbatched) or {self.axes + 2}D (batched) input to {name}, but got input of size: "
                f"{list(input.shape)}"
            )
        self.in_channels = input.shape[-self.axes - 1]
        if self.in_channels % self.groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        ends = (self.out_channels, self.in_channels)
        first, second = reversed(ends) if self.transposed else ends
        with torch.no_grad():
            self.weight.materialize((first, second // self.groups, *self.kernel_size))
            if self.bias is not None:
                self.bias.materialize((self.out_channels,))
            self.reset_parameters()


class LazyConv1d(_LazyConv, Conv1d):
    cls_to_become = Conv1d


class LazyConv2d(_LazyConv, Conv2d):
    cls_to_become = Conv2d


class _LazyConvTranspose(_LazyConv):
    def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                 padding_mode="zeros", device=None, dtype=None):
        super(_LazyConv, self).__init__(
            0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype
        )
        self._wait(out_channels, bias, device, dtype)


class LazyConvTranspose1d(_LazyConvTranspose, ConvTranspose1d):
    cls_to_become = ConvTranspose1d


class LazyConvTranspose2d(_LazyConvTranspose, ConvTranspose2d):
    cls_to_become = ConvTranspose2d


class _LazyNorm(LazyModuleMixin):
    def __init__(self, eps=1e-5, momentum=0.1, affine=None, track_running_stats=None, device=None, dtype=None):
        super().__init__(0, eps, momentum, affine, track_running_stats, device, dtype)
        for held, kind in ((self._parameters, UninitializedParameter), (self._buffers, UninitializedBuffer)):
            for name, tensor in held.items():
                if tensor is not None and name != "num_batches_tracked":
                    held[name] = kind(device=device, dtype=dtype)

    def initialize_parameters(self, input):
        self.num_features = input.shape[1]
        with torch.no_grad():
            for tensor in [*self._parameters.values(), *self._buffers.values()]:
                if tensor is not None and is_lazy(tensor):
                    tensor.materialize((self.num_features,))
            self.reset_parameters()


class LazyBatchNorm1d(_LazyNorm, BatchNorm1d):
    cls_to_become = BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, BatchNorm2d):
    cls_to_become = BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, BatchNorm3d):
    cls_to_become = BatchNorm3d


class LazyInstanceNorm1d(_LazyNorm, InstanceNorm1d):
    cls_to_become = InstanceNorm1d


class LazyInstanceNorm2d(_LazyNorm, InstanceNorm2d):
    cls_to_become = InstanceNorm2d
