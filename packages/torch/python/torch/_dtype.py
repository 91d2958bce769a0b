"""Element types, and what `finfo` and `iinfo` say of them."""


class dtype:
    """An element type; `torch.float32` and its like are the only instances."""

    __slots__ = ("_name", "_code", "itemsize", "is_floating_point", "is_complex", "is_signed", "_legacy")
    __module__ = "torch"

    def __init__(self, name, code, itemsize, floating, legacy, signed=True, is_complex=False):
        self._name = name
        self._code = code
        self.itemsize = itemsize
        self.is_floating_point = floating
        self.is_complex = is_complex
        self.is_signed = signed
        self._legacy = legacy

    def __repr__(self):
        return "torch." + self._name

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def to_real(self):
        return self

    def to_complex(self):
        return complex128 if self is float64 else complex64


float32 = dtype("float32", 0, 4, True, "FloatTensor")
float64 = dtype("float64", 1, 8, True, "DoubleTensor")
int64 = dtype("int64", 2, 8, False, "LongTensor")
int32 = dtype("int32", 3, 4, False, "IntTensor")
int16 = dtype("int16", 4, 2, False, "ShortTensor")
int8 = dtype("int8", 5, 1, False, "CharTensor")
uint8 = dtype("uint8", 6, 1, False, "ByteTensor", signed=False)
bool_ = dtype("bool", 7, 1, False, "BoolTensor", signed=False)
float16 = dtype("float16", 8, 2, True, "HalfTensor")
bfloat16 = dtype("bfloat16", 9, 2, True, "BFloat16Tensor")
# These exist by name, so that `x.dtype == torch.complex64` can be asked; no tensor has them.
complex64 = dtype("complex64", -1, 8, False, "ComplexFloatTensor", is_complex=True)
complex128 = dtype("complex128", -1, 16, False, "ComplexDoubleTensor", is_complex=True)
uint16 = dtype("uint16", -1, 2, False, "UInt16Tensor", signed=False)
uint32 = dtype("uint32", -1, 4, False, "UInt32Tensor", signed=False)
uint64 = dtype("uint64", -1, 8, False, "UInt64Tensor", signed=False)

DTYPES = (float32, float64, int64, int32, int16, int8, uint8, bool_, float16, bfloat16)

# The type codes of `array.array` whose items have a dtype's layout.
ARRAY_CODES = "fdqihbBB"

_default = float32


def get_default_dtype():
    """The dtype of `torch.rand(3)` and of Python floats."""
    return _default


def set_default_dtype(d):
    """Sets the dtype of new float tensors; only a float dtype is possible."""
    global _default
    from torch import _C

    if not isinstance(d, dtype):
        raise TypeError("invalid dtype object: only floating-point types are supported as the default type")
    if not d.is_floating_point:
        raise TypeError("only floating-point types are supported as the default type")
    _C.set_default_dtype(d._code)
    _default = d


def code(d):
    """The number by which the engine knows a dtype; None, the default, stays None."""
    if d is None:
        return None
    try:
        number = d._code
    except AttributeError:
        if d is float:
            return 1
        if d is int:
            return 2
        if d is bool:
            return 7
        raise TypeError(f"dtype must be torch.dtype, not {type(d).__name__}") from None
    if number < 0:
        raise NotImplementedError(f"tensors of {d!r} do not exist here; docs/torch-coverage.md lists the dtypes that do")
    return number


def resolve(d):
    """A dtype from a dtype or one of Python's `float`, `int`, `bool`."""
    if d is None or isinstance(d, dtype):
        return d
    return DTYPES[code(d)]


class finfo:
    """The limits of a float dtype."""

    _LIMITS = {
        "float32": (32, 1.1920928955078125e-07, 3.4028234663852886e38, 1.1754943508222875e-38, 1.401298464324817e-45, 1e-06),
        "float64": (64, 2.220446049250313e-16, 1.7976931348623157e308, 2.2250738585072014e-308, 5e-324, 1e-15),
        "float16": (16, 0.0009765625, 65504.0, 6.103515625e-05, 5.960464477539063e-08, 0.001),
        "bfloat16": (16, 0.0078125, 3.3895313892515355e38, 1.1754943508222875e-38, 9.183549615799121e-41, 0.01),
    }

    def __init__(self, type=None):
        type = _default if type is None else resolve(type)
        limits = self._LIMITS.get(type._name)
        if limits is None:
            raise TypeError(f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle '{type!r}'")
        self.bits, self.eps, self.max, self.tiny, self.smallest_subnormal, self.resolution = limits
        self.min = -self.max
        self.smallest_normal = self.tiny
        self.dtype = type._name

    def __repr__(self):
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
            f"smallest_normal={self.tiny:g}, tiny={self.tiny:g}, dtype={self.dtype})"
        )


class iinfo:
    """The limits of an integer dtype."""

    def __init__(self, type):
        type = resolve(type)
        if type.is_floating_point or type.is_complex:
            raise TypeError(f"torch.iinfo() requires an integer input type. Use torch.finfo to handle '{type!r}'")
        if type is bool_:
            raise TypeError("torch.bool is not supported by torch.iinfo")
        self.bits = type.itemsize * 8
        self.max = 2 ** (self.bits - type.is_signed) - 1
        self.min = -self.max - 1 if type.is_signed else 0
        self.dtype = type._name

    def __repr__(self):
        return f"iinfo(min={self.min:g}, max={self.max:g}, dtype={self.dtype})"


class layout:
    """How elements lie in memory; `torch.strided` is the one that exists here."""

    __module__ = "torch"

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "torch." + self._name

    def __reduce__(self):
        return self._name


class memory_format(layout):
    """A wish for an order of strides; it is taken note of, results are contiguous."""

    __module__ = "torch"


strided = layout("strided")
sparse_coo = layout("sparse_coo")
contiguous_format = memory_format("contiguous_format")
channels_last = memory_format("channels_last")
preserve_format = memory_format("preserve_format")
