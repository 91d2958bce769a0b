"""Element-wise arithmetic with numpy's rules of dtypes."""

import builtins
import operator

import torch
from numpy._dtypes import dtype, generic
from numpy._ndarray import _operand, _result, _tensor, ndarray

_WIDE_INTEGERS = (torch.int64, torch.int32)
_FLOATS = (torch.float64, torch.float32, torch.float16)


def common_type(first, second):
    """The dtype of a result; a wide integer and a narrow float meet in float64."""
    if first is second:
        return first
    pair = (first, second)
    floats = [kind for kind in pair if kind in _FLOATS]
    if len(floats) == 1 and any(kind in _WIDE_INTEGERS for kind in pair):
        return torch.float64
    if len(floats) == 1 and floats[0] is torch.float16 and torch.int16 in pair:
        return torch.float32
    return torch.promote_types(first, second)


def operands(a, b):
    """Both as tensors of one dtype. A plain number takes the array's dtype, or float64 beside integers."""
    a, b = _operand(a), _operand(b)
    if not isinstance(a, torch.Tensor) and not isinstance(b, torch.Tensor):
        a, b = _tensor(a), _tensor(b)
    if not isinstance(b, torch.Tensor):
        kind = _with_number(a.dtype, b)
        return a.to(kind), torch.tensor(b, dtype=kind)
    if not isinstance(a, torch.Tensor):
        kind = _with_number(b.dtype, a)
        return torch.tensor(a, dtype=kind), b.to(kind)
    kind = common_type(a.dtype, b.dtype)
    return a.to(kind), b.to(kind)


def _with_number(kind, value):
    if isinstance(value, builtins.bool) or kind in _FLOATS:
        return kind
    if isinstance(value, float):
        return torch.float64
    return torch.int64 if kind is torch.bool else kind


def _broadcast(function, a, b):
    try:
        return function(a, b)
    except RuntimeError as error:
        if "must match the size" not in str(error):
            raise
        shapes = " ".join("(" + ",".join(map(str, each.shape)) + ("," if each.dim() == 1 else "") + ")" for each in (a, b))
        raise ValueError(f"operands could not be broadcast together with shapes {shapes} ") from None


def binary(function, floating=False):
    """A function of two arrays from one of two tensors."""

    def apply(a, b, out=None, where=True):
        left, right = operands(a, b)
        if floating and left.dtype not in _FLOATS:
            left, right = left.to(torch.float64), right.to(torch.float64)
        result = _result(_broadcast(function, left, right))
        if out is not None:
            out[...] = result
            return out
        return result

    return apply


def unary(function, floating=True):
    """A function of one array from one of a tensor; integers become float64 first where it needs floats."""

    def apply(x, out=None, dtype=None):
        tensor = _tensor(x)
        if floating and tensor.dtype not in _FLOATS:
            tensor = tensor.to(torch.float64)
        result = _result(function(tensor))
        if out is not None:
            out[...] = result
            return out
        return result

    return apply


def _power(a, b):
    if a.dtype not in _FLOATS and (b < 0).any():
        raise ValueError("Integers to negative integer powers are not allowed.")
    return torch.pow(a, b)


def _quiet_floor_divide(a, b):
    return torch.floor_divide(a, torch.where(b == 0, torch.ones_like(b), b)) if a.dtype not in _FLOATS else torch.floor_divide(a, b)


add, subtract, multiply = binary(torch.add), binary(torch.sub), binary(torch.mul)
divide = true_divide = binary(torch.true_divide, floating=True)
floor_divide, remainder, power = binary(_quiet_floor_divide), binary(torch.remainder), binary(_power)
mod = remainder
float_power = binary(torch.pow, floating=True)
maximum, minimum = binary(torch.maximum), binary(torch.minimum)
fmax, fmin = binary(torch.fmax), binary(torch.fmin)
arctan2, hypot = binary(torch.atan2, floating=True), binary(torch.hypot, floating=True)
equal, not_equal = binary(torch.eq), binary(torch.ne)
less, less_equal, greater, greater_equal = binary(torch.lt), binary(torch.le), binary(torch.gt), binary(torch.ge)
logical_and, logical_or, logical_xor = binary(torch.logical_and), binary(torch.logical_or), binary(torch.logical_xor)
bitwise_and, bitwise_or, bitwise_xor = binary(torch.bitwise_and), binary(torch.bitwise_or), binary(torch.bitwise_xor)
left_shift, right_shift = binary(torch.bitwise_left_shift), binary(torch.bitwise_right_shift)

negative, absolute, sign = unary(torch.neg, False), unary(torch.abs, False), unary(torch.sign, False)
square, logical_not, invert = unary(torch.square, False), unary(torch.logical_not, False), unary(torch.bitwise_not, False)
exp, exp2, expm1, log, log2, log10, log1p = (
    unary(f) for f in (torch.exp, torch.exp2, torch.expm1, torch.log, torch.log2, torch.log10, torch.log1p)
)
sqrt, sin, cos, tan, arcsin, arccos, arctan = (
    unary(f) for f in (torch.sqrt, torch.sin, torch.cos, torch.tan, torch.asin, torch.acos, torch.atan)
)
sinh, cosh, tanh, arcsinh, arccosh, arctanh = (
    unary(f) for f in (torch.sinh, torch.cosh, torch.tanh, torch.asinh, torch.acosh, torch.atanh)
)
floor, ceil, trunc, rint, reciprocal = (unary(f) for f in (torch.floor, torch.ceil, torch.trunc, torch.round, torch.reciprocal))
deg2rad, rad2deg, cbrt = unary(torch.deg2rad), unary(torch.rad2deg), unary(lambda x: x.sign() * x.abs().pow(1 / 3))
isnan, isinf, isfinite = unary(torch.isnan), unary(torch.isinf), unary(torch.isfinite)
abs, fabs, radians, degrees = absolute, unary(torch.abs), deg2rad, rad2deg


def clip(a, a_min=None, a_max=None, out=None):
    """Values held within bounds."""
    result = a
    if a_min is not None:
        result = maximum(result, a_min)
    if a_max is not None:
        result = minimum(result, a_max)
    if out is not None:
        out[...] = result
        return out
    return result


def matmul(a, b):
    left, right = operands(a, b)
    if left.dim() == 0 or right.dim() == 0:
        raise ValueError(
            f"matmul: Input operand {0 if left.dim() == 0 else 1} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
        )
    inner = right.shape[-2] if right.dim() > 1 else right.shape[0]
    if left.shape[-1] != inner:
        raise ValueError(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            f"(n?,k),(k,m?)->(n?,m?) (size {inner} is different from {left.shape[-1]})"
        )
    return _result(torch.matmul(left, right))


def dot(a, b):
    left, right = operands(a, b)
    if left.dim() == 0 or right.dim() == 0:
        return multiply(a, b)
    inner = right.shape[-2] if right.dim() > 1 else right.shape[0]
    if left.shape[-1] != inner:
        shapes = [str(tuple(each.shape)).replace(" ", "") for each in (left, right)]
        raise ValueError(
            f"shapes {shapes[0]} and {shapes[1]} not aligned: {left.shape[-1]} (dim {left.dim() - 1}) != {inner} (dim {max(right.dim() - 2, 0)})"
        )
    if right.dim() > 2:
        return _result(torch.tensordot(left, right, dims=([left.dim() - 1], [right.dim() - 2])))
    return _result(torch.matmul(left, right))


def _method(function):
    def forward(self, other):
        if isinstance(other, (str, type(None), dict)):
            return NotImplemented
        return function(self, other)

    def reverse(self, other):
        return function(other, self)

    return forward, reverse


def _in_place(name, function):
    def apply(self, other):
        result = function(self, other)
        computed = _tensor(result)
        if computed.dtype in _FLOATS and self._t.dtype not in _FLOATS:
            raise TypeError(
                f"Cannot cast ufunc '{name}' output from dtype('{dtype(computed.dtype).name}') to "
                f"dtype('{self.dtype.name}') with casting rule 'same_kind'"
            )
        if computed.shape != self._t.shape:
            raise ValueError(
                f"non-broadcastable output operand with shape {str(self.shape).replace(' ', '')} doesn't match the broadcast shape {str(tuple(computed.shape)).replace(' ', '')}"
            )
        self._t.copy_(computed)
        return self

    return apply


_OPERATORS = {
    "add": add, "sub": subtract, "mul": multiply, "truediv": divide, "floordiv": floor_divide, "mod": remainder, "pow": power,
    "and": bitwise_and, "or": bitwise_or, "xor": bitwise_xor, "lshift": left_shift, "rshift": right_shift, "matmul": matmul,
}
_UFUNC_NAMES = {"sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder", "pow": "power"}
for _name, _function in _OPERATORS.items():
    _forward, _reverse = _method(_function)
    setattr(ndarray, f"__{_name}__", _forward)
    setattr(ndarray, f"__r{_name}__", _reverse)
    setattr(ndarray, f"__i{_name}__", _in_place(_UFUNC_NAMES.get(_name, _name), _function))
for _name, _function in {"eq": equal, "ne": not_equal, "lt": less, "le": less_equal, "gt": greater, "ge": greater_equal}.items():
    setattr(ndarray, f"__{_name}__", _method(_function)[0])
ndarray.__neg__ = lambda self: negative(self)
ndarray.__pos__ = lambda self: self.copy()
ndarray.__abs__ = lambda self: absolute(self)
ndarray.__invert__ = lambda self: logical_not(self) if self._t.dtype is torch.bool else invert(self)
ndarray.__divmod__ = lambda self, other: (floor_divide(self, other), remainder(self, other))
ndarray.clip = clip
ndarray.dot = dot


def _scalar_operator(name, function, plain):
    """A single value with an array, or with another single value of its kind."""

    def apply(self, other):
        if isinstance(other, ndarray):
            return function(self, other)
        if isinstance(other, generic):
            return function(self, other)
        if isinstance(other, (builtins.bool, int, float)):
            return _keep(self, plain(self._python(self), other), other)
        return NotImplemented

    def reverse(self, other):
        if isinstance(other, (builtins.bool, int, float)) and not isinstance(other, generic):
            return _keep(self, plain(other, self._python(self)), other)
        return NotImplemented

    return apply, reverse


def _keep(own, value, other):
    """The result in the single value's own dtype where that holds it."""
    kind = type(own)
    if isinstance(value, complex):
        return value
    if isinstance(value, float) and not issubclass(kind, float):
        from numpy._dtypes import float64

        return float64(value)
    if isinstance(value, builtins.bool):
        return value
    return kind(value)


def _attach_to_scalars():
    from numpy._dtypes import _CLASSES, bool_

    plain = {
        "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": _plain_divide, "floordiv": operator.floordiv,
        "mod": operator.mod, "pow": operator.pow,
    }
    for cls in _CLASSES:
        if cls is bool_:
            continue
        for name, each in plain.items():
            forward, reverse = _scalar_operator(name, _OPERATORS[name], each)
            setattr(cls, f"__{name}__", forward)
            setattr(cls, f"__r{name}__", reverse)
        cls.__neg__ = lambda self: type(self)(-self._python(self))
        cls.__abs__ = lambda self: type(self)(builtins.abs(self._python(self)))


def _plain_divide(a, b):
    if b == 0:
        return float("nan") if a == 0 or a != a else float("inf") * (1 if a > 0 else -1)
    return a / b


_attach_to_scalars()
