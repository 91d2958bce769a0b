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


class _Uninitialized:
    """A tensor whose shape is not known before its module's first input."""

    __slots__ = ()

    def materialize(self, shape, device=None, dtype=None):
        """Becomes a tensor of this shape, with whatever values."""
        import torch

        self.data = torch.empty(shape, dtype=dtype or self.dtype, device=device)
        self.__class__ = self._becomes

    @property
    def shape(self):
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` "
            "when trying to load an uninitialized parameter into an initialized module. Call `forward` to initialize the "
            "parameters before accessing their attributes."
        )

    def __repr__(self):
        return f"<{type(self).__name__}>"

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            memo[id(self)] = type(self)(dtype=self.dtype)
        return memo[id(self)]

    def __reduce_ex__(self, protocol):
        return type(self), ()


def _too_early(name):
    def method(self, *arguments, **options):
        raise ValueError(
            f"Attempted to use an uninitialized parameter in <method '{name}' of 'torch._C.TensorBase' objects>. This error "
            "happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter."
            f"{type(self).__name__}` objects. When using LazyModules Call `forward` with a dummy batch to initialize the "
            "parameters before calling torch functions"
        )

    return method


for _name in "numel nelement sum mean std var norm abs view reshape uniform_ normal_ fill_ zero_ add_ mul_ item tolist".split():
    setattr(_Uninitialized, _name, _too_early(_name))


class UninitializedParameter(_Uninitialized, Parameter):
    """A parameter of a lazy module before its first input."""

    _becomes = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        import torch

        return Parameter.__new__(cls, torch.empty(0, dtype=dtype, device=device), requires_grad)

    def __init__(self, requires_grad=True, device=None, dtype=None):
        pass


class UninitializedBuffer(_Uninitialized, Tensor):
    """A buffer of a lazy module before its first input."""

    _becomes = Tensor

    def __new__(cls, requires_grad=False, device=None, dtype=None):
        import torch

        empty = torch.empty(0, dtype=dtype, device=device)
        buffer = object.__new__(cls)
        buffer._h = _check(_C.hold(empty._h))
        return buffer

    def __init__(self, requires_grad=False, device=None, dtype=None):
        pass


def is_lazy(parameter):
    """Whether this is a tensor that waits for its module's first input."""
    return isinstance(parameter, _Uninitialized)
