"""Functions that make tensors: from Python's numbers and lists, from shapes, from ranges."""

import warnings
from array import array

from torch import _C
from torch._device import check_device
from torch._dtype import ARRAY_CODES, DTYPES, bool_, code, float32, float64, get_default_dtype, int64, resolve
from torch._dtype import dtype as dtype_class
from torch._size_arguments import shape_of
from torch._tensor import Tensor, _check, _handle, _raise, _tensor_handle, _wrap, methods, number_kind


def finish(h, requires_grad=False):
    """The tensor with this handle, as a leaf that wants a gradient or not."""
    result = _wrap(h)
    if requires_grad:
        if not result.dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        result.requires_grad = True
    return result


def from_values(values, dtype, shape):
    """The handle of a tensor of these Python numbers (or an `array.array` of the dtype's own layout)."""
    if dtype.is_floating_point and dtype._code > 1:
        wide = from_values(values, float32, shape)
        narrow = _C.cast(wide, dtype._code)
        _C.release(wide)
        return narrow
    letter = ARRAY_CODES[dtype._code]
    if type(values) is not array or values.typecode != letter:
        try:
            if dtype is bool_:
                values = [True if value else False for value in values]
            elif letter not in "fd":
                values = [int(value) for value in values]
            values = array(letter, values)
        except OverflowError:
            if dtype is int64:
                raise RuntimeError("Overflow when unpacking long") from None
            name = {"uint8": "uint8_t", "int8": "int8_t", "int16": "int16_t", "int32": "int"}[dtype._name]
            raise RuntimeError(f"value cannot be converted to type {name} without overflow") from None
    return _C.from_memory(values.buffer_info()[0], dtype._code, *shape)


_NUMBERS = frozenset((bool, int, float))


def parse_values(data):
    """The numbers of nested sequences, flat, with their shape and the set of their types."""
    shape = []
    level = [data]
    while True:
        first = level[0] if level else None
        if isinstance(first, Tensor) and first.ndim == 0 or first is None:
            break
        if isinstance(first, str) and shape:
            raise ValueError("too many dimensions 'str'")
        if isinstance(first, str) or isinstance(first, dict) or not hasattr(first, "__len__"):
            break
        size = len(first)
        if isinstance(first, Tensor) and shape:
            if size != 1:
                raise ValueError("only one element tensors can be converted to Python scalars")
        below = []
        for item in level:
            if not hasattr(item, "__len__") or isinstance(item, Tensor) and item.ndim == 0:
                raise TypeError("not a sequence")
            if len(item) != size:
                raise ValueError(f"expected sequence of length {size} at dim {len(shape)} (got {len(item)})")
            below.extend(item)
        shape.append(size)
        level = below
        if size == 0:
            break
    types = set(map(type, level))
    if not types <= _NUMBERS:
        wide = any(getattr(value, "dtype", None) is not None and str(value.dtype).endswith("float64") for value in level)
        level = [as_number(value) for value in level]
        types = set(map(type, level))
        if wide:
            types = {float, "float64"}
    return level, shape, types


def as_number(value):
    if type(value) in _NUMBERS:
        return value
    if isinstance(value, Tensor):
        return value.item()
    kind = number_kind(value)
    if kind is not None:
        return (bool, int, float)[kind](value)
    if isinstance(value, str):
        raise TypeError("new(): invalid data type 'str'")
    if isinstance(value, (list, tuple)):
        raise ValueError("expected a sequence of numbers, not of numbers and sequences")
    if hasattr(value, "__float__") and hasattr(value, "dtype"):
        return value.item()
    raise RuntimeError(f"Could not infer dtype of {type(value).__name__}")


def infer_dtype(types):
    if "float64" in types:
        return float64
    if float in types or not types:
        return get_default_dtype()
    return int64 if int in types else bool_


def tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False):
    """A new leaf with a copy of `data`: a number, nested sequences of numbers, an array or a tensor.

    Floats become the default dtype, ints int64, bools bool.
    """
    check_device(device)
    dtype = resolve(dtype)
    if isinstance(data, Tensor):
        warnings.warn(
            "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).",
            stacklevel=2,
        )
        return copy_of(data, dtype, requires_grad)
    array_tensor = getattr(data, "_t", None)
    if isinstance(array_tensor, Tensor):
        refuse_unlike(data)
        return copy_of(array_tensor, dtype, requires_grad)
    values, shape, types = parse_values(data)
    return finish(from_values(values, dtype or infer_dtype(types), shape), requires_grad)


def copy_of(source, dtype, requires_grad=False):
    result = source.detach().clone() if dtype in (None, source.dtype) else source.detach().to(dtype)
    if requires_grad:
        result.requires_grad_(True)
    return result


def as_tensor(data, dtype=None, device=None):
    """`data` itself where it is a tensor of that dtype, its memory where it is an array, else a copy."""
    check_device(device)
    dtype = resolve(dtype)
    source = data if isinstance(data, Tensor) else getattr(data, "_t", None)
    if isinstance(source, Tensor):
        return source if dtype in (None, source.dtype) else source.to(dtype)
    return tensor(data, dtype=dtype)


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    """As `as_tensor`, with a choice of copying."""
    result = as_tensor(obj, dtype, device)
    if copy:
        result = result.clone()
    return result.requires_grad_() if requires_grad else result


def from_numpy(ndarray):
    """A tensor over the array's memory: a change of one is a change of the other."""
    source = getattr(ndarray, "_t", None)
    if not isinstance(source, Tensor):
        raise TypeError(f"expected np.ndarray (got {type(ndarray).__name__})")
    refuse_unlike(ndarray)
    return source.detach()


def refuse_unlike(array):
    """Arrays that no tensor can be: of text, or walked through backwards."""
    if hasattr(array, "_words"):
        raise TypeError(
            "can't convert np.ndarray of type numpy.str_. The only supported types are: float64, float32, float16, complex64, "
            "complex128, int64, int32, int16, int8, uint8, and bool."
        )
    if getattr(array, "_backward", False):
        raise ValueError(
            "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently "
            "supported. (You can probably work around this by making a copy of your array  with array.copy().) "
        )


def frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False):
    """A 1-d tensor of the bytes of a buffer, copied."""
    data = memoryview(buffer).cast("B")[offset:]
    length = len(data) // dtype.itemsize if count < 0 else count
    return finish(from_bytes(bytes(data[: length * dtype.itemsize]), dtype, (length,)), requires_grad)


def from_bytes(data, dtype, shape):
    """The handle of a tensor whose elements are these bytes, little-endian and in row-major order."""
    held = array("B", data)
    return _check(_C.from_memory(held.buffer_info()[0], code(dtype), *shape))


def to_bytes(source):
    """The elements' bytes, little-endian and in row-major order."""
    held = array("B", bytes(source.shape.numel() * source.dtype.itemsize))
    _check(_C.to_memory(source._h, held.buffer_info()[0]))
    return held.tobytes()


def scalar_tensor(s, *, dtype=None, layout=None, device=None, requires_grad=False):
    """A 0-d tensor, of the default dtype unless told otherwise."""
    return tensor(s, dtype=dtype or get_default_dtype(), requires_grad=requires_grad)


def _filled(name):
    def make(
        *size,
        out=None,
        dtype=None,
        layout=None,
        device=None,
        requires_grad=False,
        pin_memory=False,
        memory_format=None,
        names=None,
        **given,
    ):
        if given:
            size = (given.pop("size"),) if "size" in given else size
            for other in given:
                raise TypeError(f"{name}() got an unexpected keyword argument '{other}'")
        check_device(device)
        shape = shape_of(size, name)
        h = getattr(_C, name)(code(dtype), *shape)
        if h < 0:
            _raise()
        return into(out, finish(h, requires_grad))

    make.__name__ = make.__qualname__ = name
    return make


def into(out, result):
    """`out=`: the result is copied into the tensor that was given."""
    if out is None:
        return result
    if out.shape != result.shape:
        out.resize_(result.shape)
    out.detach().copy_(result)
    return out


zeros = _filled("zeros")
ones = _filled("ones")
empty = _filled("empty")
zeros.__doc__ = "A tensor of zeros; the shape as numbers or as one list."
ones.__doc__ = "A tensor of ones; the shape as numbers or as one list."
empty.__doc__ = "A tensor whose elements are not set."


def empty_strided(size, stride, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False):
    """As `empty`, with given strides."""
    length = 1 + sum((n - 1) * s for n, s in zip(size, stride)) if all(size) else 0
    return empty(length, dtype=dtype, device=device).as_strided(size, stride).requires_grad_(requires_grad)


def full(
    size, fill_value, *, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, names=None
):
    """A tensor of one value; its dtype is the value's unless told otherwise."""
    check_device(device)
    shape = shape_of((size,), "full")
    dtype = resolve(dtype)
    if dtype is None:
        dtype = fill_value.dtype if isinstance(fill_value, Tensor) else infer_dtype({type(as_number(fill_value))})
    result = _wrap(_C.full(_handle(fill_value, "full", "fill_value"), dtype._code, *shape))
    if requires_grad:
        result.requires_grad_(True)
    return into(out, result)


def arange(
    *args, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, **given
):
    """`arange(end)`, `arange(start, end)` or `arange(start, end, step)`; `end` is left out."""
    check_device(device)
    start, step = 0, 1
    if len(args) == 1:
        (end,) = args
    elif len(args) == 2:
        start, end = args
    elif len(args) == 3:
        start, end, step = args
    elif "end" in given:
        end = None
    else:
        raise TypeError("arange() received an invalid combination of arguments: it takes an end, or start, end and step")
    if given:
        if len(args) == 1 and "end" in given:
            start = end
        start, end, step = given.pop("start", start), given.pop("end", end), given.pop("step", step)
        for other in given:
            raise TypeError(f"arange() got an unexpected keyword argument '{other}'")
    start, end, step = as_number(start), as_number(end), as_number(step)
    if dtype is None:
        dtype = int64 if all(type(value) is not float for value in (start, end, step)) else get_default_dtype()
    if step == 0:
        raise RuntimeError("step must be nonzero")
    if (end - start) * (1 if step > 0 else -1) < 0:
        raise RuntimeError("upper bound and larger bound inconsistent with step sign")
    h = _C.arange(_handle(start), _handle(end), _handle(step), code(dtype))
    return into(out, finish(h, requires_grad))


def range_(start=0, end=None, step=1, **options):
    """As `arange`, with `end` included; old, and kept for old programs."""
    if end is None:
        start, end = 0, start
    return arange(start, end + step, step, dtype=options.pop("dtype", None) or get_default_dtype(), **options)


def linspace(
    start, end, steps, *, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False
):
    """`steps` values from `start` to `end`, both included."""
    check_device(device)
    steps = as_number(steps)
    if steps < 0:
        raise RuntimeError("number of steps must be non-negative")
    if steps == 1:
        return into(out, full((1,), as_number(start), dtype=dtype or get_default_dtype(), requires_grad=requires_grad))
    return into(out, finish(_C.linspace(as_number(start), as_number(end), steps, code(dtype)), requires_grad))


def logspace(
    start, end, steps, base=10.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False
):
    """`base` to the power of `steps` values from `start` to `end`."""
    check_device(device)
    h = _C.logspace(as_number(start), as_number(end), steps, base, code(dtype))
    return into(out, finish(h, requires_grad))


def eye(n, m=None, *, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False):
    """Ones on the diagonal of an n × m matrix of zeros."""
    check_device(device)
    for name, size in (("n", n), ("m", m)):
        if size is not None and size < 0:
            raise RuntimeError(f"{name} must be greater or equal to 0, got {size}")
    return into(out, finish(_C.eye(n, n if m is None else m, code(dtype)), requires_grad))


def _like(function):
    def make(
        input, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, memory_format=None
    ):
        h = _tensor_handle(input, function.__name__ + "_like")
        shape = tuple(input.shape)
        if not _C.is_contiguous(h):
            from torch._conversion import dense_order, inverse_order

            order = dense_order(input)
            if order is not None:
                made = function([shape[d] for d in order], dtype=dtype or input.dtype, device=device)
                return made.permute(*inverse_order(order)).requires_grad_(requires_grad)
        return function(shape, dtype=dtype or input.dtype, device=device, requires_grad=requires_grad)

    make.__name__ = make.__qualname__ = function.__name__ + "_like"
    make.__doc__ = f"As `{function.__name__}`, with the shape and dtype of `input`."
    return make


zeros_like = _like(zeros)
ones_like = _like(ones)
empty_like = _like(empty)


def full_like(
    input, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, memory_format=None
):
    """As `full`, with the shape and dtype of `input`."""
    return full(input.shape, fill_value, dtype=dtype or input.dtype, device=device, requires_grad=requires_grad)


def _new(function):
    def make(self, *size, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False, **given):
        if "size" in given:
            size = (given["size"],)
        return function(*size, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)

    make.__name__ = "new_" + function.__name__
    return make


new_zeros = _new(zeros)
new_ones = _new(ones)
new_empty = _new(empty)


def new_full(self, size, fill_value, *, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False):
    """As `full`, with the tensor's dtype."""
    return full(size, fill_value, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)


def new_tensor(self, data, *, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False):
    """As `torch.tensor`, with the tensor's dtype."""
    if isinstance(data, Tensor):
        return copy_of(data, dtype or self.dtype, requires_grad)
    return tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)


def new(self, *data):
    """As the old constructor, with the tensor's dtype."""
    return legacy_tensor(data, self.dtype)


def tril_indices(row, col, offset=0, *, dtype=int64, device=None, layout=None):
    """The indices of a lower triangle, [2, n]."""
    pairs = [(i, j) for i in range(row) for j in range(min(col, max(0, i + offset + 1)))]
    return tensor([[i for i, _ in pairs], [j for _, j in pairs]], dtype=dtype)


def triu_indices(row, col, offset=0, *, dtype=int64, device=None, layout=None):
    """The indices of an upper triangle, [2, n]."""
    pairs = [(i, j) for i in range(row) for j in range(min(col, max(0, i + offset)), col)]
    return tensor([[i for i, _ in pairs], [j for _, j in pairs]], dtype=dtype)


def complex(real, imag, *, out=None):
    """Complex tensors do not exist here."""
    code(resolve(dtype_class("complex64", -1, 8, False, "", is_complex=True)))


def legacy_tensor(data, dtype):
    """What `torch.Tensor(2, 3)`, `torch.FloatTensor([1, 2])` and their like make."""
    dtype = dtype or get_default_dtype()
    if not data:
        return empty(0, dtype=dtype)
    if len(data) == 1:
        (only,) = data
        if isinstance(only, Tensor):
            if only.dtype is not dtype:
                raise TypeError(f"expected {dtype._legacy} (got {only.type()})")
            return only.detach()
        source = getattr(only, "_t", None)
        if isinstance(source, Tensor):
            return source.detach().to(dtype).clone()
        if isinstance(only, (list, tuple)) and type(only) in (list, tuple):
            return tensor(only, dtype=dtype)
    return empty(*data, dtype=dtype)


class _LegacyType(type):
    """`isinstance(x, torch.LongTensor)` asks for the dtype."""

    def __instancecheck__(cls, value):
        return isinstance(value, Tensor) and value.dtype is cls.dtype

    def __call__(cls, *data, device=None):
        check_device(device)
        return legacy_tensor(data, cls.dtype)

    def __repr__(cls):
        return f"<class 'torch.{cls.__name__}'>"


legacy_types = {dtype._legacy: _LegacyType(dtype._legacy, (), {"dtype": dtype, "__module__": "torch"}) for dtype in DTYPES}

methods(globals(), "new_zeros new_ones new_empty new_full new_tensor new")
