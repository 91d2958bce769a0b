"""Element types, and single values of them."""

import math
import struct

import torch


class generic:
    """What every single value of an array is."""

    __slots__ = ()

    @property
    def shape(self):
        return ()

    ndim = 0
    size = 1

    def item(self):
        return self._python(self)

    def tolist(self):
        return self._python(self)

    def astype(self, kind):
        return dtype(kind).type(self._python(self))

    def round(self, decimals=0):
        return type(self)(round(self._python(self), decimals))

    def mean(self):
        return self

    sum = max = min = copy = mean

    def __array__(self, dtype=None):
        from numpy._ndarray import array

        return array(self._python(self), dtype or self.dtype)

    def __reduce__(self):
        return type(self), (self._python(self),)


class number(generic):
    __slots__ = ()


class integer(number):
    __slots__ = ()


class floating(number):
    __slots__ = ()


signedinteger, unsignedinteger, inexact = integer, integer, floating


def _float_class(name, torch_type, bits, code):
    def shortest(value):
        return shortest_float(value, code)

    def show(self):
        return format_scalar(float(self), code)

    def new(cls, value=0.0):
        value = float(value)
        if code != "d" and math.isfinite(value):
            try:
                value = struct.unpack(code, struct.pack(code, value))[0]
            except OverflowError:
                value = math.copysign(math.inf, value)
        return float.__new__(cls, value)

    made = type(name, (floating, float), {
        "__slots__": (), "__new__": new, "__repr__": show, "__str__": show, "_python": float, "__module__": "numpy",
        "shortest": staticmethod(shortest), "__hash__": float.__hash__,
    })
    made.dtype = None
    made._torch, made._bits, made._code = torch_type, bits, code
    return made


def _int_class(name, torch_type, bits, signed):
    def new(cls, value=0):
        value = int(value) & ((1 << bits) - 1)
        if signed and value >= 1 << (bits - 1):
            value -= 1 << bits
        return int.__new__(cls, value)

    made = type(name, (integer, int), {
        "__slots__": (), "__new__": new, "__repr__": int.__repr__, "__str__": int.__repr__, "_python": int, "__module__": "numpy",
        "__hash__": int.__hash__,
    })
    made._torch, made._bits = torch_type, bits
    return made


def shortest_float(value, code="d"):
    """The fewest digits that read back as the same number of this width."""
    if code == "d":
        return repr(value)
    for digits in range(1, 18):
        text = f"{value:.{digits}g}"
        try:
            if struct.pack(code, float(text)) == struct.pack(code, value):
                return repr(float(text))
        except OverflowError:
            break
    return repr(value)


def format_scalar(value, code="d"):
    if value != value:
        return "nan"
    if value in (math.inf, -math.inf):
        return "inf" if value > 0 else "-inf"
    text = shortest_float(value, code)
    if "e" in text or abs(value) >= 1e16 or (value != 0 and abs(value) < 1e-4):
        mantissa, _, exponent = f"{value:e}".partition("e") if "e" not in text else text.partition("e")
        if "e" not in text:
            digits = len(text.replace("-", "").replace(".", "").lstrip("0").rstrip("0")) or 1
            mantissa, _, exponent = f"{value:.{max(digits - 1, 0)}e}".partition("e")
        sign, size = exponent[0] if exponent[0] in "+-" else "+", exponent.lstrip("+-")
        return f"{mantissa}e{sign}{size.zfill(2)}"
    return text


float64 = _float_class("float64", torch.float64, 64, "d")
float32 = _float_class("float32", torch.float32, 32, "f")
float16 = _float_class("float16", torch.float16, 16, "e")
int64 = _int_class("int64", torch.int64, 64, True)
int32 = _int_class("int32", torch.int32, 32, True)
int16 = _int_class("int16", torch.int16, 16, True)
int8 = _int_class("int8", torch.int8, 8, True)
uint8 = _int_class("uint8", torch.uint8, 8, False)


class bool_(generic, int):
    """True or False, as an array holds it."""

    __slots__ = ()
    _torch, _bits = torch.bool, 8
    _python = bool
    __module__ = "numpy"

    def __new__(cls, value=False):
        return int.__new__(cls, bool(value))

    def __repr__(self):
        return "True" if self else "False"

    __str__ = __repr__
    __hash__ = int.__hash__

    def __and__(self, other):
        return bool_(bool(self) and bool(other))

    def __or__(self, other):
        return bool_(bool(self) or bool(other))

    def __invert__(self):
        return bool_(not self)


float_, int_, double, single, half, longlong, intc, byte, ubyte, short = (
    float64, int64, float64, float32, float16, int64, int32, int8, uint8, int16
)

_CLASSES = [float64, float32, float16, int64, int32, int16, int8, uint8, bool_]
_NAMES = {"bool": bool_, "float": float64, "int": int64, "f": float32, "d": float64, "i": int32, "l": int64, "?": bool_, "B": uint8}
_NAMES.update({cls.__name__: cls for cls in _CLASSES})
_NAMES.update({"f4": float32, "f8": float64, "f2": float16, "i8": int64, "i4": int32, "i2": int16, "i1": int8, "u1": uint8})
_OF_TORCH = {cls._torch: cls for cls in _CLASSES}


class dtype:
    """`dtype('float64')`."""

    _known = {}

    def __new__(cls, kind=None):
        made = _class_of(kind)
        if made not in cls._known:
            new = object.__new__(cls)
            new.type = made
            new.name = "bool" if made is bool_ else made.__name__
            new.itemsize = made._bits // 8
            new.kind = "b" if made is bool_ else ("f" if issubclass(made, float) else ("u" if made is uint8 else "i"))
            new.str = f"|{new.kind}1" if new.itemsize == 1 else f"<{new.kind}{new.itemsize}"
            new._torch = made._torch
            cls._known[made] = new
        return cls._known[made]

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        try:
            return self.type is _class_of(other)
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __reduce__(self):
        return dtype, (self.name,)


def _class_of(kind):
    if isinstance(kind, dtype):
        return kind.type
    if kind is None or kind is float:
        return float64
    if kind is int:
        return int64
    if kind is bool:
        return bool_
    if isinstance(kind, type) and issubclass(kind, generic) and hasattr(kind, "_torch"):
        return kind
    if isinstance(kind, torch.dtype) and kind in _OF_TORCH:
        return _OF_TORCH[kind]
    if isinstance(kind, str):
        name = kind.lstrip("<>|=")
        if name in _NAMES:
            return _NAMES[name]
    raise TypeError(f"data type {kind!r} not understood")


for _cls in _CLASSES:
    _cls.dtype = dtype(_cls)


def scalar(tensor):
    """The single value of a 0-dimensional tensor."""
    return _OF_TORCH[tensor.dtype](tensor.item())


class finfo:
    def __init__(self, kind=float64):
        info = torch.finfo(dtype(kind)._torch)
        made = dtype(kind).type
        self.eps, self.max, self.min, self.tiny = made(info.eps), made(info.max), made(info.min), made(info.tiny)
        self.bits, self.dtype = info.bits, dtype(kind)


class iinfo:
    def __init__(self, kind):
        info = torch.iinfo(dtype(kind)._torch)
        self.max, self.min, self.bits, self.dtype = info.max, info.min, info.bits, dtype(kind)
