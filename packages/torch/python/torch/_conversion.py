"""Methods that give a tensor another dtype or another form, or tell what it is."""

import builtins
from array import array

from torch import _C
from torch._creation import into
from torch._device import check_device, device as device_class
from torch._dtype import (
    ARRAY_CODES,
    DTYPES,
    bfloat16 as bfloat16_,
    bool_,
    code,
    contiguous_format,
    float16,
    float32,
    float64,
    get_default_dtype,
    int8,
    int16,
    int32,
    int64,
    preserve_format,
    uint8,
)
from torch._dtype import dtype as dtype_class
from torch._dtype import memory_format as memory_format_class
from torch._tensor import Tensor, _check, _handle, _item, _raise, _tensor_handle, _wrap, _wrap_same, methods


def cast(self, dtype):
    """The tensor in a dtype; itself where it has it."""
    if dtype is self.dtype:
        return self
    return _wrap_same(self, _C.cast(self._h, code(dtype)))


def to(self, *arguments, dtype=None, device=None, other=None, non_blocking=False, copy=False, memory_format=None):
    """The tensor in another dtype or on another device (there is the CPU alone), or as another tensor is."""
    for argument in arguments:
        kind = builtins.type(argument)
        if kind is dtype_class:
            dtype = argument
        elif kind is str or kind is device_class:
            device = argument
        elif isinstance(argument, Tensor):
            dtype = argument.dtype
        elif kind is builtins.bool:
            pass
        elif kind is int:
            device = device_class(argument)
        elif argument in (builtins.float, builtins.bool, int):
            dtype = DTYPES[code(argument)]
        elif argument is not None and not isinstance(argument, memory_format_class):
            name = kind.__name__
            raise TypeError(f"to() received an invalid combination of arguments - got ({name}), but expected a dtype, a device or a tensor")
    if other is not None:
        dtype = other.dtype
    if device is not None:
        check_device(device)
    if dtype in (builtins.float, builtins.bool, int):
        dtype = DTYPES[code(dtype)]
    if memory_format is not None and memory_format is not preserve_format:
        self = self.contiguous(memory_format=memory_format)
    if dtype is None or dtype is self.dtype:
        return self.clone() if copy or len(arguments) > 2 and arguments[-1] is True else self
    return cast(self, dtype)


def _caster(name, dtype):
    def function(self, memory_format=None):
        return self if self.dtype is dtype else cast(self, dtype)

    function.__name__ = function.__qualname__ = name
    return function


float = _caster("float", float32)
double = _caster("double", float64)
half = _caster("half", float16)
bfloat16 = _caster("bfloat16", bfloat16_)
long = _caster("long", int64)
int_ = _caster("int", int32)
short = _caster("short", int16)
char = _caster("char", int8)
byte = _caster("byte", uint8)
bool = _caster("bool", bool_)


def cpu(self, memory_format=None):
    """The tensor itself: it is on the CPU."""
    return self


def cuda(self, device=None, non_blocking=False, memory_format=None):
    """Raises: there is no GPU."""
    raise AssertionError("Torch not compiled with CUDA enabled")


def type(self, dtype=None, non_blocking=False):
    """The name of the old tensor type, or the tensor in another one."""
    if dtype is None:
        return "torch." + self.dtype._legacy
    if isinstance(dtype, str):
        for known in DTYPES:
            if dtype in (f"torch.{known._legacy}", f"torch.{known._name}"):
                return cast(self, known)
        raise ValueError(f"invalid type: '{dtype}'")
    return cast(self, getattr(dtype, "dtype", dtype) if isinstance(dtype, builtins.type) else dtype)


def type_as(self, other):
    """The tensor in the dtype of another."""
    return cast(self, other.dtype)


def item(self):
    """The one element as a number of Python."""
    return _item(self)


def tolist(self):
    """The elements as nested lists of Python numbers."""
    shape = self.shape
    if not shape:
        return _item(self)
    dtype = self.dtype
    source = self
    if dtype._code > 7:
        source, dtype = cast(self.detach(), float32), float32
    values = array(ARRAY_CODES[dtype._code], bytes(shape.numel() * dtype.itemsize))
    if len(values):
        _check(_C.to_memory(source._h, values.buffer_info()[0]))
    rows = values.tolist()
    if dtype is bool_:
        rows = [value != 0 for value in rows]
    for size in reversed(shape[1:]):
        rows = [rows[at : at + size] for at in range(0, len(rows), size)] if size else _empty_rows(shape)
        if not size:
            return rows
    return rows


def _empty_rows(shape):
    size, *rest = shape
    return [_empty_rows(rest) for _ in range(size)] if rest else []


def numpy(self, *, force=False):
    """An array over the same memory: a change of one is a change of the other."""
    if force:
        self = self.detach()
    if self.requires_grad:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    if self.dtype is bfloat16_:
        raise TypeError("Got unsupported ScalarType BFloat16")
    from numpy import _from_tensor

    return _from_tensor(self)


def clone(input, *, memory_format=None):
    """A copy with a storage of its own; the order of its dimensions in memory is kept unless another is asked for."""
    h = _tensor_handle(input, "clone")
    if memory_format is None or memory_format is preserve_format:
        if not _C.is_contiguous(h):
            order = dense_order(input)
            if order is not None:
                ordered = input.permute(*order)
                copied = _wrap(_C.clone(ordered._h))
                return copied.permute(*inverse_order(order))
    elif memory_format is not contiguous_format:
        return _wrap(_C.clone(h)).contiguous(memory_format=memory_format)
    return _wrap(_C.clone(h))


def dense_order(tensor):
    """The dimensions from the slowest to the fastest in memory; None where elements overlap or have gaps."""
    strides, shape = tensor.stride(), tensor.shape
    order = sorted(range(len(shape)), key=lambda d: -strides[d])
    expected = 1
    for d in reversed(order):
        if shape[d] != 1 and strides[d] != expected:
            return None
        expected *= shape[d]
    return order


def inverse_order(order):
    return [order.index(d) for d in range(len(order))]


def detach(input):
    """The same elements outside the graph."""
    return _wrap(_C.detach(_tensor_handle(input, "detach")))


def detach_(self):
    """Takes the tensor out of the graph."""
    _check(_C.detach_(self._h))
    return self


def copy_(self, src, non_blocking=False):
    """Writes the elements of another tensor, broadcast and converted."""
    if _C.copy_(self._h, _handle(src, "copy_", "other", 1)) < 0:
        _raise()
    return self


def fill_(self, value):
    """Sets every element to one value."""
    if isinstance(value, Tensor) and value.ndim:
        raise RuntimeError(f"fill_ only supports 0-dimension value tensor but got tensor with {value.ndim} dimensions.")
    if _C.fill_(self._h, _handle(value, "fill_", "value", 1)) < 0:
        _raise()
    return self


def zero_(self):
    """Sets every element to 0."""
    if _C.zero_(self._h) < 0:
        _raise()
    return self


def fill_diagonal_(self, fill_value, wrap=False):
    """Sets the diagonal to one value."""
    self.diagonal().fill_(fill_value)
    return self


def requires_grad_(self, requires_grad=True):
    """Whether gradients of the tensor are wanted from here on."""
    if requires_grad and not self.dtype.is_floating_point:
        raise RuntimeError("only Tensors of floating point dtype can require gradients")
    if _C.set_requires_grad(self._h, requires_grad) < 0:
        _raise()
    return self


def retain_grad(self):
    """Keeps the gradient of a tensor that is no leaf."""
    _check(_C.retain_grad(self._h))


def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
    """Adds to the leaves' `grad` what the tensor's gradient brings them."""
    if inputs is not None:
        from torch import autograd

        autograd.backward(self, gradient, retain_graph, create_graph, inputs=inputs)
        return
    keep = create_graph if retain_graph is None else retain_graph
    g = 0 if gradient is None else _tensor_handle(gradient, "backward", "gradient")
    if _C.backward(self._h, g, keep, create_graph) < 0:
        _raise()


class _HookHandle:
    """What `register_hook` returns; `remove()` takes the hook away."""

    def __init__(self, tensor, number):
        self._tensor, self.id = tensor, number

    def remove(self):
        if self._tensor is not None:
            _check(_C.remove_hook(self._tensor._h, self.id))
            self._tensor = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.remove()


def register_hook(self, hook):
    """Calls `hook(gradient)` when the tensor's gradient is known; what it returns is the gradient from there on."""

    def call(h):
        changed = hook(_wrap(int(h)))
        if changed is None:
            return 0
        if not isinstance(changed, Tensor):
            raise TypeError(f"hook must return None or a Tensor, but got {builtins.type(changed).__name__}")
        last[0] = changed
        return changed._h

    # The tensor that a hook returned must live until the engine has taken it over.
    last = [None]
    return _HookHandle(self, _check(_C.register_hook(self._h, call)))


def register_post_accumulate_grad_hook(self, hook):
    """Calls `hook(tensor)` when the leaf's `grad` has been added to."""

    def call(h):
        hook(_wrap(int(h)))
        return 0

    return _HookHandle(self, _check(_C.register_after_hook(self._h, call)))


def is_floating_point(input):
    """Whether the dtype is a float's."""
    return input.dtype.is_floating_point


def is_complex(input):
    """False: no tensor here is complex."""
    return input.dtype.is_complex


def is_signed(self):
    """Whether the dtype has negative values."""
    return self.dtype.is_signed


def is_nonzero(input):
    """The truth of the one element."""
    if input.shape.numel() != 1:
        raise RuntimeError("Boolean value of Tensor with more than one value is ambiguous")
    return builtins.bool(_item(input))


def is_same_size(input, other):
    """Whether the shapes are the same."""
    return input.shape == other.shape


def is_inference(self):
    """Whether the tensor was made in inference mode."""
    return builtins.bool(_C.is_inference(self._h))


def is_shared(self):
    """Whether the memory is shared between processes."""
    return False


is_pinned = is_conj = is_neg = is_coalesced = is_shared


def share_memory_(self):
    """The tensor itself: there is one process."""
    return self


def pin_memory(self, device=None):
    """The tensor itself: there is no GPU to copy to."""
    return self


resolve_conj = resolve_neg = conj = to_dense = coalesce = share_memory_


def element_size(self):
    """How many bytes an element has."""
    return self.dtype.itemsize


def storage_offset(self):
    """The first element's place in the storage."""
    return _check(_C.storage_offset(self._h))


def data_ptr(self):
    """The address of the first element in the engine's memory."""
    return _check(_C.data_ptr(self._h))


def get_device(self):
    """-1: the CPU."""
    return -1


class _Storage:
    """The run of memory behind a tensor and its views."""

    def __init__(self, tensor, untyped):
        self._tensor, self._untyped = tensor, untyped

    def data_ptr(self):
        return data_ptr(self._tensor) - storage_offset(self._tensor) * self._tensor.dtype.itemsize

    def nbytes(self):
        return _check(_C.storage_bytes(self._tensor._h))

    def size(self):
        return self.nbytes() // (1 if self._untyped else self._tensor.dtype.itemsize)

    __len__ = size

    def element_size(self):
        return 1 if self._untyped else self._tensor.dtype.itemsize

    @property
    def dtype(self):
        return self._tensor.dtype

    def untyped(self):
        return _Storage(self._tensor, True)

    _untyped_storage = untyped

    def _flat(self):
        return self._tensor.detach().as_strided((self.nbytes() // self._tensor.dtype.itemsize,), (1,), 0)

    def tolist(self):
        return tolist(self._flat().view(uint8) if self._untyped else self._flat())

    def __getitem__(self, index):
        return self._flat()[index].item() if isinstance(index, int) else self._flat()[index].tolist()

    def __setitem__(self, index, value):
        self._flat()[index] = value

    def __iter__(self):
        return iter(self.tolist())

    def __repr__(self):
        values = "\n ".join(map(str, self.tolist()))
        kind = "UntypedStorage" if self._untyped else f"TypedStorage(dtype={self._tensor.dtype}, device=cpu)"
        return f" {values}\n[torch.storage.{kind} of size {self.size()}]"


def storage(self):
    """The memory behind the tensor, as elements."""
    return _Storage(self, False)


def untyped_storage(self):
    """The memory behind the tensor, as bytes."""
    return _Storage(self, True)


def apply_(self, callable):
    """Sets each element to what a function of Python makes of it; slow, as it is in PyTorch."""
    from torch._creation import tensor

    flat = [callable(value) for value in self.reshape(-1).tolist()]
    return self.copy_(tensor(flat, dtype=self.dtype).reshape(self.shape))


def map_(self, other, callable):
    """As `apply_`, of pairs."""
    from torch._creation import tensor

    pairs = zip(self.reshape(-1).tolist(), other.expand_as(self).reshape(-1).tolist())
    return self.copy_(tensor([callable(a, b) for a, b in pairs], dtype=self.dtype).reshape(self.shape))


def sum_to_size(self, *size):
    """Summed over the dimensions along which a tensor of this shape would be broadcast."""
    from torch._size_arguments import shape_of

    shape = shape_of(size, "sum_to_size")
    lead = self.ndim - len(shape)
    dims = [*range(lead), *[lead + i for i, n in enumerate(shape) if n == 1 and self.shape[lead + i] != 1]]
    result = self.sum(dims, keepdim=True) if dims else self
    return result.reshape(tuple(shape))


def as_subclass(self, cls):
    """The same tensor as an object of a subclass."""
    from torch._tensor import _adopt

    return _adopt(cls, self)


# Comparison of whole tensors.


def equal(input, other):
    """Whether shape and elements are the same."""
    h = _tensor_handle(input, "equal")
    return builtins.bool(_check(_C.equal(h, _tensor_handle(other, "equal", "other", 2))))


def allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are close: `|a - b| <= atol + rtol * |b|`."""
    h = _tensor_handle(input, "allclose")
    return builtins.bool(_check(_C.allclose(h, _tensor_handle(other, "allclose", "other", 2), rtol, atol, equal_nan)))


def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Which elements are close."""
    h = _tensor_handle(input, "isclose")
    return _wrap(_C.isclose(h, _tensor_handle(other, "isclose", "other", 2), rtol, atol, equal_nan))


def isin(elements, test_elements, *, assume_unique=False, invert=False):
    """Which elements are among others."""
    from torch._creation import tensor

    if not isinstance(elements, Tensor):
        elements = tensor(elements)
    if not isinstance(test_elements, Tensor):
        test_elements = tensor(test_elements)
    found = (elements.unsqueeze(-1) == test_elements.reshape(-1)).any(-1)
    return ~found if invert else found


def result_type(tensor1, tensor2):
    """The dtype in which an operation of the two computes."""
    return DTYPES[_check(_C.result_type(_handle(tensor1), _handle(tensor2)))]


def promote_types(type1, type2):
    """The dtype that holds both."""
    return DTYPES[_check(_C.promote_types(code(type1), code(type2)))]


def can_cast(from_, to):
    """Whether values of one dtype may become another without a change of kind."""
    rank = [0 if d is bool_ else 2 if d.is_floating_point else 1 for d in (from_, to)]
    return rank[0] <= rank[1]


FUNCTIONS = (
    "clone detach is_floating_point is_complex is_nonzero is_same_size equal allclose isclose isin result_type promote_types "
    "can_cast conj resolve_conj resolve_neg detach_ is_inference is_signed"
).split()
methods(
    globals(),
    "to float double half bfloat16 long short char byte bool cpu cuda type type_as item tolist numpy clone detach detach_ "
    "copy_ fill_ zero_ fill_diagonal_ requires_grad_ retain_grad backward register_hook register_post_accumulate_grad_hook "
    "is_floating_point is_complex is_signed is_nonzero is_same_size is_inference is_shared is_pinned is_conj is_neg "
    "is_coalesced share_memory_ pin_memory resolve_conj resolve_neg conj to_dense coalesce element_size storage_offset "
    "data_ptr get_device storage untyped_storage apply_ map_ sum_to_size as_subclass equal allclose isclose",
)
Tensor.int = int_
