"""The class `Tensor`: a handle of a tensor that the engine holds.

Functions of `torch` are written once, in `_pointwise`, `_reductions` and their neighbours; `methods` makes them methods.
"""

import builtins
import weakref
from functools import update_wrapper

from torch import _C
from torch._device import check_device
from torch._device import cpu as _cpu
from torch._dtype import DTYPES, bool_, code, float32, float64
from torch._size import Size

_new = object.__new__
_size = tuple.__new__
_mailbox = _C.mailbox
_dead = _C.dead
_DEAD_LIMIT = _C.DEAD_LIMIT
_BOUNDS = (builtins.int, type(None))
_bridge = _C.__dict__


class Tensor:
    """An n-dimensional array of numbers with one dtype, which can record how it was computed."""

    __slots__ = ("_h", "_shape", "_dtype", "_grad_reference", "__weakref__", "__dict__")
    __module__ = "torch"
    __array_priority__ = 1000
    __hash__ = object.__hash__

    def __new__(cls, *data, device=None):
        from torch._creation import legacy_tensor

        check_device(device)
        return _adopt(cls, legacy_tensor(data, None))

    def __init__(self, *data, **options):
        pass

    def __del__(self):
        n = _dead[0] + 1
        _dead[n] = self._h
        _dead[0] = n
        if n == _DEAD_LIMIT:
            _C.release_dead()

    # What a tensor is.

    @property
    def shape(self):
        try:
            return self._shape
        except AttributeError:
            n = _C.shape(self._h)
            if n < 0:
                _raise()
            self._shape = shape = _size(Size, map(int, _mailbox[:n]))
            return shape

    @shape.setter
    def shape(self, shape):
        raise AttributeError("attribute 'shape' of 'torch._C.TensorBase' objects is not writable")

    @property
    def dtype(self):
        try:
            return self._dtype
        except AttributeError:
            self._dtype = dtype = DTYPES[_check(_C.dtype(self._h))]
            return dtype

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def device(self):
        return _cpu

    @property
    def layout(self):
        from torch._dtype import strided

        return strided

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.shape.numel() * self.dtype.itemsize

    @property
    def requires_grad(self):
        return _check(_C.requires_grad(self._h))

    @requires_grad.setter
    def requires_grad(self, on):
        if on is not True and on is not False:
            raise RuntimeError("requires_grad must be a bool")
        if _C.set_requires_grad(self._h, on) < 0:
            _raise()

    @property
    def is_leaf(self):
        return builtins.bool(_check(_C.is_leaf(self._h)))

    @property
    def grad_fn(self):
        node = _check(_C.node_of(self._h))
        if node == 0:
            return None
        from torch.autograd._node import wrap_node

        return wrap_node(node)

    @property
    def grad(self):
        h = _C.grad_of(self._h)
        if h == 0:
            return None
        if h < 0:
            _raise()
        try:
            known = self._grad_reference()
        except AttributeError:
            known = None
        if known is not None and known._h == h:
            _C.release(h)
            return known
        gradient = _new(Tensor)
        gradient._h = h
        self._grad_reference = weakref.ref(gradient)
        return gradient

    @grad.setter
    def grad(self, gradient):
        if gradient is None:
            h = 0
        elif isinstance(gradient, Tensor):
            h = gradient._h
            if gradient.shape != self.shape:
                raise RuntimeError("assigned grad has data of a different size")
            if gradient.dtype is not self.dtype:
                raise RuntimeError("assigned grad has data of a different type")
        else:
            raise TypeError(f"assigned grad expected to be a Tensor or None but got grad of type {type(gradient).__name__}")
        if _C.set_grad(self._h, h) < 0:
            _raise()
        if h:
            self._grad_reference = weakref.ref(gradient)

    @grad.deleter
    def grad(self):
        _C.set_grad(self._h, 0)

    @property
    def data(self):
        return _wrap(_C.detached_data(self._h))

    @data.setter
    def data(self, other):
        if not isinstance(other, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(other).__name__}")
        _check(_C.set_data(self._h, other._h))
        self._forget()

    @property
    def T(self):
        n = len(self.shape)
        return self.permute(*range(n - 1, -1, -1))

    @property
    def H(self):
        if self.ndim not in (0, 2):
            raise RuntimeError(f"tensor.H is only supported on matrices (2-D tensors). Got {self.ndim}-D tensor.")
        return self.T

    @property
    def mT(self):
        if self.ndim < 2:
            raise RuntimeError(f"tensor.mT is only supported on matrices or batches of matrices. Got {self.ndim}-D tensor.")
        return self.transpose(-2, -1)

    @property
    def mH(self):
        return self.mT

    @property
    def real(self):
        return self

    @property
    def imag(self):
        raise RuntimeError("imag is not implemented for tensors with non-complex dtypes.")

    is_cuda = is_mps = is_sparse = is_quantized = is_meta = is_mkldnn = is_nested = is_xla = is_xpu = is_vulkan = False

    @property
    def names(self):
        return (None,) * self.ndim

    @property
    def _version(self):
        return _check(_C.version(self._h))

    @property
    def _base(self):
        h = _check(_C.base_of(self._h))
        return _same_object(h) if h else None

    @property
    def output_nr(self):
        return _check(_C.output_nr(self._h))

    @property
    def retains_grad(self):
        return builtins.bool(_check(_C.retains_grad(self._h)))

    def _is_view(self):
        """Whether the tensor is a differentiable view of another."""
        h = _check(_C.base_of(self._h))
        if h:
            _C.release(h)
        return h != 0

    def _forget(self):
        """Forgets what was remembered of the geometry: the engine changed it in place."""
        for name in ("_shape", "_dtype"):
            try:
                delattr(self, name)
            except AttributeError:
                pass

    # Python's protocols.

    def __len__(self):
        shape = self.shape
        if not shape:
            raise TypeError("len() of a 0-d tensor")
        return shape[0]

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __reversed__(self):
        return self.flip(0) if self.shape else self

    def __bool__(self):
        count = self.shape.numel()
        if count != 1:
            many = "no values" if count == 0 else "more than one value"
            raise RuntimeError(f"Boolean value of Tensor with {many} is ambiguous")
        return builtins.bool(_item(self))

    def __float__(self):
        return builtins.float(_scalar(self))

    def __int__(self):
        return builtins.int(_scalar(self))

    def __complex__(self):
        return builtins.complex(_scalar(self))

    def __index__(self):
        if self.shape.numel() != 1 or self.dtype.is_floating_point:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return builtins.int(_item(self))

    def __contains__(self, element):
        if isinstance(element, (Tensor, builtins.int, builtins.float)):
            return builtins.bool((self == element).any())
        raise RuntimeError(
            f"Tensor.__contains__ only supports Tensor or scalar, but you passed in a {type(element)}."
        )

    def __format__(self, specification):
        if not self.shape:
            return format(_item(self), specification)
        return object.__format__(self, specification)

    def __repr__(self, *, tensor_contents=None):
        from torch._print import describe

        return describe(self)

    def __array__(self, dtype=None, copy=None):
        array = self.numpy()
        return array if dtype is None else array.astype(dtype)

    def __copy__(self):
        twin = _adopt(type(self), self.detach())
        twin.__dict__.update(self.__dict__)
        if self.requires_grad:
            twin.requires_grad = True
        return twin

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "
                "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, "
                "see https://github.com/pytorch/pytorch/pull/103001"
            )
        known = memo.get(id(self))
        if known is not None:
            return known
        twin = _adopt(type(self), self.detach().clone())
        memo[id(self)] = twin
        if self.requires_grad:
            twin.requires_grad = True
        gradient = self.grad
        if gradient is not None:
            twin.grad = gradient.__deepcopy__(memo)
        for name, value in self.__dict__.items():
            from copy import deepcopy

            twin.__dict__[name] = deepcopy(value, memo)
        return twin

    def __reduce_ex__(self, protocol):
        from torch._pickle import rebuild_tensor, tensor_bytes

        shape = tuple(self.shape)
        return rebuild_tensor, (type(self), tensor_bytes(self), self.dtype, shape, self.requires_grad, self.__dict__)

    def __getattr__(self, name):
        from torch._missing import describe_absent_method

        raise AttributeError(describe_absent_method(type(self).__name__, name))

    def __dir__(self):
        return sorted(set(dir(type(self))) | set(self.__dict__))

    def __getitem__(self, index):
        if type(index) is builtins.int:
            h = _C.select(self._h, 0, index) if self.shape else -2
            if h > 0:
                item = _new(Tensor)
                item._h = h
                return item
            if h == -1:
                _C.take_error()
                raise IndexError(f"index {index} is out of bounds for dimension 0 with size {self.shape[0]}")
        elif type(index) is slice and index.step is None and self.shape:
            start, stop = index.start, index.stop
            if type(start) in _BOUNDS and type(stop) in _BOUNDS and not (start is None and stop is None):
                return _wrap(_C.slice(self._h, 0, start or 0, stop, 1))
        from torch._indexing import get_item

        return get_item(self, index)

    def __delitem__(self, index):
        raise TypeError("Tensor does not support deleting items")

    def __setitem__(self, index, value):
        from torch._indexing import set_item

        set_item(self, index, value)

    # Arithmetic. The four most used operators are written out, since every call on the way costs.

    def __add__(self, other):
        kind = type(other)
        if kind is Tensor:
            h = _C.add(self._h, other._h)
        elif kind is builtins.float:
            h = _C.add_number(self._h, other, 2)
        else:
            return _operate("add", self, other)
        if h < 0:
            _raise()
        result = _new(Tensor)
        result._h = h
        return result

    def __sub__(self, other):
        kind = type(other)
        if kind is Tensor:
            h = _C.sub(self._h, other._h)
        elif kind is builtins.float:
            h = _C.sub_number(self._h, other, 2)
        else:
            return _operate("sub", self, other)
        if h < 0:
            _raise()
        result = _new(Tensor)
        result._h = h
        return result

    def __mul__(self, other):
        kind = type(other)
        if kind is Tensor:
            h = _C.mul(self._h, other._h)
        elif kind is builtins.float:
            h = _C.mul_number(self._h, other, 2)
        else:
            return _operate("mul", self, other)
        if h < 0:
            _raise()
        result = _new(Tensor)
        result._h = h
        return result

    def __truediv__(self, other):
        kind = type(other)
        if kind is Tensor:
            h = _C.div(self._h, other._h)
        elif kind is builtins.float:
            h = _C.div_number(self._h, other, 2)
        else:
            return _operate("div", self, other)
        if h < 0:
            _raise()
        result = _new(Tensor)
        result._h = h
        return result

    __div__ = __truediv__

    def __radd__(self, other):
        return _operate("add", self, other)

    def __rmul__(self, other):
        return _operate("mul", self, other)

    def __rsub__(self, other):
        return _operate_reflected("sub", self, other)

    def __rtruediv__(self, other):
        return self.reciprocal() * other

    def __rmod__(self, other):
        return _operate_reflected("remainder", self, other)

    def __rfloordiv__(self, other):
        return _operate_reflected("floor_divide", self, other)

    def __rpow__(self, other):
        return _operate_reflected("pow", self, other)

    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        h = _C.matmul(self._h, other._h)
        if h < 0:
            _raise()
        result = _new(Tensor)
        result._h = h
        return result

    def __rmatmul__(self, other):
        return NotImplemented

    def __neg__(self):
        return _wrap(_C.neg(self._h))

    def __pos__(self):
        return self

    def __abs__(self):
        return _wrap(_C.abs(self._h))

    def __invert__(self):
        if self.dtype.is_floating_point:
            raise TypeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
        return _wrap(_C.bitwise_not(self._h))


# What the other modules build on.


def _wrap(h):
    """The tensor with this handle; raises the pending error when there is none."""
    if h < 0:
        _raise()
    tensor = _new(Tensor)
    tensor._h = h
    return tensor


def _wrap_same(source, h):
    """As `_wrap`, but `source` itself where the engine answered with the tensor it was given."""
    if h == source._h:
        _C.release(h)
        return source
    return _wrap(h)


def _wrap_many(n):
    """The tensors whose handles are in the mailbox, as a tuple; None where a handle is 0."""
    if n < 0:
        _raise()
    return tuple([_wrap(int(h)) if h else None for h in _mailbox[:n]])


def _same_object(h):
    """The Python object that has this hold's tensor already, or a new one.

    Found by a search, since keeping a map would cost every operation, and few programs ask.
    """
    import gc

    for candidate in gc.get_objects():
        if isinstance(candidate, Tensor) and candidate._h == h:
            _C.release(h)
            return candidate
    return _wrap(h)


def _adopt(cls, tensor):
    """Another Python object over the same engine tensor, of a subclass (a parameter)."""
    if cls is Tensor and type(tensor) is Tensor:
        return tensor
    twin = _new(cls)
    twin._h = _check(_C.hold(tensor._h))
    return twin


def _check(answer):
    """The answer of the engine, unless it stands for a pending error."""
    if answer is None or answer is not True and answer is not False and answer == -1:
        _raise()
    return answer


def _value(answer):
    """As `_check` for answers among which -1 may be a value; a failure is None alone."""
    if answer is None:
        _raise()
    return answer


def _raise():
    """Raises what the engine, or Python code that it called, wants raised."""
    kind, _, message = _C.take_error().partition("\n")
    if kind == "LinAlgError":
        from torch._errors import LinAlgError

        raise LinAlgError(message)
    raise getattr(builtins, kind, RuntimeError)(message)


def number_kind(value):
    """How the engine is told of a Python number: 0 bool, 1 int, 2 float; None for everything else."""
    kind = type(value)
    if kind is builtins.float:
        return 2
    if kind is builtins.int:
        return 1
    if kind is builtins.bool:
        return 0
    if isinstance(value, builtins.float):
        return 2
    if isinstance(value, builtins.int):
        return 1
    return None


# Handles of wrapped numbers, in two generations, so that one handed out a moment ago is never released.
_numbers = {}
_older_numbers = {}


def _handle(value, function=None, argument="other", position=2):
    """The handle of a tensor, or of a Python number in tensor's clothes."""
    if isinstance(value, Tensor):
        return value._h
    kind = number_kind(value)
    if kind is None:
        array = getattr(value, "_t", None)
        if isinstance(array, Tensor):
            return array._h
        where = "" if function is None else f"{function}(): argument '{argument}' (position {position}) must be Tensor, not "
        raise TypeError(f"{where or 'expected Tensor, not '}{type(value).__name__}")
    return _number(value, kind)._h


def _number(value, kind):
    global _numbers, _older_numbers
    key = (value or repr(value) if kind == 2 else value, kind)
    tensor = _numbers.get(key)
    if tensor is None:
        tensor = _older_numbers.get(key)
        if tensor is None:
            tensor = _wrap(_C.number(value, kind))
        if len(_numbers) >= 128:
            _older_numbers = _numbers
            _numbers = {}
        _numbers[key] = tensor
    return tensor


def _tensor_handle(value, function, argument="input", position=1):
    """The handle of what must be a tensor."""
    try:
        return value._h
    except AttributeError:
        name = type(value).__name__
        raise TypeError(
            f"{function}(): argument '{argument}' (position {position}) must be Tensor, not {name}"
        ) from None


def _send(handles):
    """Leaves handles in the mailbox for the engine; returns how many."""
    n = 0
    for h in handles:
        _mailbox[n] = h
        n += 1
    return n


def _scalar(tensor):
    if tensor.shape.numel() != 1:
        raise ValueError("only one element tensors can be converted to Python scalars")
    return _item(tensor)


def _item(tensor):
    if tensor.shape.numel() != 1:
        raise RuntimeError(f"a Tensor with {tensor.shape.numel()} elements cannot be converted to Scalar")
    value = _value(_C.item(tensor._h))
    dtype = tensor.dtype
    if dtype.is_floating_point:
        return builtins.float(value)
    # Integers beyond 2**53 come as a subclass of int.
    return builtins.bool(value) if dtype is bool_ else builtins.int(value)


def methods(functions, names):
    """Makes functions methods too."""
    for name in names.split():
        setattr(Tensor, name, functions[name])


def numpy_names(functions, names):
    """Lets functions take NumPy's `axis` and `keepdims` for `dim` and `keepdim`, as all of PyTorch's do."""
    for name in names.split():
        functions[name] = _renaming(functions[name])


def _renaming(function):
    def renamed(*arguments, **options):
        if "axis" in options:
            options["dim"] = options.pop("axis")
        if "keepdims" in options:
            options["keepdim"] = options.pop("keepdims")
        return function(*arguments, **options)

    return update_wrapper(renamed, function)


def is_tensor(obj):
    """Whether this is a tensor."""
    return isinstance(obj, Tensor)


is_tensor.__module__ = "torch"


# The operators build on all of the above, and so come last.
from torch._operators import _operate, _operate_reflected  # noqa: E402
