"""Tensors that a module owns and an optimizer changes."""

from torch import _C
from torch._tensor import Tensor, _check


class Parameter(Tensor):
    """A tensor that registers itself when it becomes an attribute of a module."""

    def __new__(cls, data=None, requires_grad=True):
        import torch

        if data is None:
            data = torch.empty(0)
        if not isinstance(data, Tensor):
            raise TypeError(f"Parameter data must be a Tensor, got {type(data).__name__}")
        with torch.no_grad():
            parameter = object.__new__(cls)
            parameter._h = _check(_C.detach(data._h))
        if requires_grad:
            _check(_C.set_requires_grad(parameter._h, True))
        return parameter

    def __init__(self, data=None, requires_grad=True):
        pass

    def __repr__(self):
        return "Parameter containing:\n" + Tensor.__repr__(self)

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        copied = type(self)(self.detach().clone(), self.requires_grad)
        memo[id(self)] = copied
        return copied

    def __reduce_ex__(self, protocol):
        return type(self), (self.detach(), self.requires_grad)


class Buffer(Tensor):
    """A tensor that registers itself as a buffer when it becomes an attribute of a module."""

    def __new__(cls, data=None, *, persistent=True):
        import torch

        if data is None:
            data = torch.empty(0)
        buffer = object.__new__(cls)
        buffer._h = _check(_C.detach(data._h))
        buffer.persistent = persistent
        return buffer

    def __init__(self, data=None, *, persistent=True):
        pass
