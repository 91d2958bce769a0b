"""Functions of each element, and of pairs of elements with broadcasting."""

from torch import _C
from torch._creation import into
from torch._dtype import bool_
from torch._tensor import Tensor, _check, _handle, _raise, _tensor_handle, _wrap, methods, number_kind

UNARY = (
    "abs neg exp exp2 expm1 log log2 log10 log1p sqrt rsqrt square sin cos tan asin acos atan sinh cosh tanh asinh acosh "
    "atanh sigmoid ceil floor trunc frac sign sgn reciprocal erf erfc erfinv lgamma digamma deg2rad rad2deg "
    "logical_not bitwise_not relu positive sinc"
).split()
TESTS = "isnan isinf isfinite isposinf isneginf signbit".split()
# name: whether `other` may be a number, and whether `input` may be one.
BINARY = {
    "mul": (True, True),
    "remainder": (True, True),
    "fmod": (True, False),
    "floor_divide": (True, True),
    "pow": (True, True),
    "maximum": (False, False),
    "minimum": (False, False),
    "fmax": (False, False),
    "fmin": (False, False),
    "atan2": (False, False),
    "hypot": (False, False),
    "copysign": (True, False),
    "logaddexp": (False, False),
    "logaddexp2": (False, False),
    "xlogy": (True, True),
    "bitwise_and": (True, True),
    "bitwise_or": (True, True),
    "bitwise_xor": (True, True),
    "bitwise_left_shift": (True, True),
    "bitwise_right_shift": (True, True),
    "logical_and": (False, False),
    "logical_or": (False, False),
    "logical_xor": (False, False),
    "eq": (True, False),
    "ne": (True, False),
    "lt": (True, False),
    "le": (True, False),
    "gt": (True, False),
    "ge": (True, False),
}
ALIASES = {
    "absolute": "abs",
    "negative": "neg",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "arcsinh": "asinh",
    "arccosh": "acosh",
    "arctanh": "atanh",
    "fix": "trunc",
    "multiply": "mul",
    "divide": "div",
    "true_divide": "div",
    "subtract": "sub",
    "greater": "gt",
    "greater_equal": "ge",
    "less": "lt",
    "less_equal": "le",
    "not_equal": "ne",
    "arctan2": "atan2",
    "clip": "clamp",
    "special_expit": "sigmoid",
}


def _unary(name):
    def function(input, *, out=None):
        h = getattr(_C, name)(_tensor_handle(input, name))
        return _wrap(h) if out is None else into(out, _wrap(h))

    def in_place(input):
        if getattr(_C, name + "_")(_tensor_handle(input, name + "_")) < 0:
            _raise()
        return input

    return function, in_place


def _binary(name, takes_number, takes_number_first):
    def function(input, other, *, out=None):
        if isinstance(input, Tensor):
            if isinstance(other, Tensor):
                h = getattr(_C, name)(input._h, other._h)
            else:
                kind = number_kind(other) if takes_number else None
                if kind is None:
                    h = getattr(_C, name)(input._h, _operand(other, name, takes_number))
                else:
                    h = getattr(_C, name + "_number")(input._h, other, kind)
        else:
            kind = number_kind(input) if takes_number_first and isinstance(other, Tensor) else None
            if kind is None:
                _tensor_handle(getattr(input, "_t", input), name)
                return function(input._t, other, out=out)
            h = getattr(_C, "number_" + name)(input, kind, other._h)
        return _wrap(h) if out is None else into(out, _wrap(h))

    def in_place(input, other):
        if getattr(_C, name + "_")(_tensor_handle(input, name + "_"), _handle(other, name + "_")) < 0:
            _raise()
        return input

    return function, in_place


def _operand(other, name, takes_number):
    array = getattr(other, "_t", None)
    if isinstance(array, Tensor):
        return array._h
    return _tensor_handle(other, name, "other", 2)


_here = globals()


def _define(name, pair):
    function, in_place = pair
    function.__name__ = function.__qualname__ = name
    in_place.__name__ = in_place.__qualname__ = name + "_"
    function.__module__ = in_place.__module__ = "torch"
    _here[name] = function
    _here[name + "_"] = in_place


for _name in UNARY + TESTS:
    _define(_name, _unary(_name))
for _name, (_takes, _first) in BINARY.items():
    _define(_name, _binary(_name, _takes, _first))


def _plus(name):
    def function(input, other, *, alpha=1, out=None):
        if alpha != 1:
            factor = alpha if name == "add" else -alpha
            h = _C.add_alpha(_handle(input, name, "input", 1), _handle(other, name), factor, number_kind(alpha))
        elif isinstance(input, Tensor):
            kind = number_kind(other)
            if kind is None:
                h = getattr(_C, name)(input._h, _operand(other, name, True))
            else:
                h = getattr(_C, name + "_number")(input._h, other, kind)
        else:
            kind = number_kind(input) if isinstance(other, Tensor) else None
            if kind is None:
                _tensor_handle(getattr(input, "_t", input), name)
                return function(input._t, other, out=out)
            h = getattr(_C, "number_" + name)(input, kind, other._h)
        return into(out, _wrap(h))

    def in_place(input, other, *, alpha=1):
        if alpha != 1:
            factor = alpha if name == "add" else -alpha
            _check(_C.add_alpha_(input._h, _handle(other, name + "_"), factor, number_kind(alpha)))
            return input
        if getattr(_C, name + "_")(_tensor_handle(input, name + "_"), _handle(other, name + "_")) < 0:
            _raise()
        return input

    return function, in_place


_define("add", _plus("add"))
_define("sub", _plus("sub"))

_MODES = {"trunc": 1, "floor": 2}


def div(input, other, *, rounding_mode=None, out=None):
    """`input / other`; with `rounding_mode` "trunc" or "floor" the quotient is rounded."""
    if rounding_mode is None:
        h = _C.div(_handle(input, "div", "input", 1), _handle(other, "div"))
    else:
        mode = _MODES.get(rounding_mode)
        if mode is None:
            raise RuntimeError(
                f"div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '{rounding_mode}'"
            )
        h = _C.div_mode(_handle(input, "div", "input", 1), _handle(other, "div"), mode)
    return into(out, _wrap(h))


def div_(input, other, *, rounding_mode=None):
    """`input /= other`."""
    if rounding_mode is not None:
        return input.copy_(div(input, other, rounding_mode=rounding_mode))
    if _C.div_(input._h, _handle(other, "div_")) < 0:
        _raise()
    return input


def rsub(input, other, *, alpha=1):
    """`other - alpha * input`."""
    return other - (input if alpha == 1 else input * alpha)


def float_power(input, exponent, *, out=None):
    """A power in float64."""
    from torch._dtype import float64

    base = input.to(float64) if isinstance(input, Tensor) else float(input)
    return into(out, pow(base, exponent.to(float64) if isinstance(exponent, Tensor) else float(exponent)))  # noqa: F821


def _optional(value, name, argument, position):
    return 0 if value is None else _handle(value, name, argument, position)


def clamp(input, min=None, max=None, *, out=None):
    """Each element moved into [min, max]; a bound may be None, a number or a tensor."""
    if min is None and max is None:
        raise RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
    h = _tensor_handle(input, "clamp")
    return into(out, _wrap(_C.clamp(h, _optional(min, "clamp", "min", 2), _optional(max, "clamp", "max", 3))))


def clamp_(input, min=None, max=None):
    """As `clamp`, in place."""
    if min is None and max is None:
        raise RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
    if _C.clamp_(input._h, _optional(min, "clamp_", "min", 2), _optional(max, "clamp_", "max", 3)) < 0:
        _raise()
    return input


def clamp_min(input, min, *, out=None):
    """Each element, or `min` where that is more."""
    return clamp(input, min=min, out=out)


def clamp_max(input, max, *, out=None):
    """Each element, or `max` where that is less."""
    return clamp(input, max=max, out=out)


def clamp_min_(input, min):
    """As `clamp_min`, in place."""
    return clamp_(input, min=min)


def clamp_max_(input, max):
    """As `clamp_max`, in place."""
    return clamp_(input, max=max)


def round(input, *, decimals=0, out=None):
    """Rounded to the nearest; halves to the even neighbour."""
    h = _tensor_handle(input, "round")
    return into(out, _wrap(_C.round(h) if decimals == 0 else _C.round_decimals(h, decimals)))


def round_(input, *, decimals=0):
    """As `round`, in place."""
    return input.copy_(round(input, decimals=decimals))


def where(condition, input=None, other=None, *, out=None):
    """`input` where `condition`, else `other`; with the condition alone, the indices of its True elements."""
    h = _tensor_handle(condition, "where", "condition")
    if input is None and other is None:
        return condition.nonzero(as_tuple=True)
    return into(out, _wrap(_C.where(h, _handle(input, "where", "input", 2), _handle(other, "where", "other", 3))))


def _where_method(self, condition, other):
    return where(condition, self, other)


def lerp(input, end, weight, *, out=None):
    """`input + weight * (end - input)`."""
    h = _C.lerp(_tensor_handle(input, "lerp"), _tensor_handle(end, "lerp", "end", 2), _handle(weight, "lerp", "weight", 3))
    return into(out, _wrap(h))


def lerp_(input, end, weight):
    """As `lerp`, in place."""
    if _C.lerp_(input._h, _tensor_handle(end, "lerp_", "end", 2), _handle(weight, "lerp_", "weight", 3)) < 0:
        _raise()
    return input


def addcmul(input, tensor1, tensor2, *, value=1, out=None):
    """`input + value * tensor1 * tensor2`."""
    return into(out, _wrap(_C.addcmul(_tensor_handle(input, "addcmul"), tensor1._h, tensor2._h, _handle(value))))


def addcmul_(input, tensor1, tensor2, *, value=1):
    """As `addcmul`, in place."""
    if _C.addcmul_(input._h, tensor1._h, tensor2._h, _handle(value)) < 0:
        _raise()
    return input


def addcdiv(input, tensor1, tensor2, *, value=1, out=None):
    """`input + value * tensor1 / tensor2`."""
    return into(out, _wrap(_C.addcdiv(_tensor_handle(input, "addcdiv"), tensor1._h, tensor2._h, _handle(value))))


def addcdiv_(input, tensor1, tensor2, *, value=1):
    """As `addcdiv`, in place."""
    if _C.addcdiv_(input._h, tensor1._h, tensor2._h, _handle(value)) < 0:
        _raise()
    return input


def logit(input, eps=None, *, out=None):
    """`log(x / (1 - x))`, of x moved into [eps, 1 - eps] where eps is given."""
    return into(out, _wrap(_C.logit(_tensor_handle(input, "logit"), eps)))


def nan_to_num(input, nan=0.0, posinf=None, neginf=None, *, out=None):
    """NaN and infinities replaced by numbers."""
    return into(out, _wrap(_C.nan_to_num(_tensor_handle(input, "nan_to_num"), nan, posinf, neginf)))


def nan_to_num_(input, nan=0.0, posinf=None, neginf=None):
    """As `nan_to_num`, in place."""
    return input.copy_(nan_to_num(input, nan, posinf, neginf))


def isreal(input):
    """True everywhere: no tensor here is complex."""
    return _wrap(_C.ones(bool_._code, *input.shape))


def heaviside(input, values):
    """0 below zero, `values` at zero, 1 above."""
    return where(input == 0, values, (input > 0).to(input.dtype))


def ldexp(input, other):
    """`input * 2 ** other`."""
    return input * 2.0**other


def gcd(input, other):
    """The greatest common divisor of each pair."""
    a, b = input.abs(), other.abs()
    while bool((b != 0).any()):
        a, b = where(b == 0, a, b), where(b == 0, b, a.remainder(where(b == 0, b + 1, b)))
    return a


def lcm(input, other):
    """The least common multiple of each pair."""
    divisor = gcd(input, other)
    return where(divisor == 0, divisor, (input * other).abs() // where(divisor == 0, divisor + 1, divisor))


for _alias, _name in ALIASES.items():
    _here[_alias] = _here[_name]
    if _name + "_" in _here:
        _here[_alias + "_"] = _here[_name + "_"]

_NO_IN_PLACE = frozenset(f"{name}_" for name in ["positive", *TESTS])
FUNCTIONS = [*UNARY, *TESTS, *BINARY, *ALIASES, "add", "sub", "div", "rsub", "float_power", "clamp", "clamp_min", "clamp_max"]
FUNCTIONS += ["round", "where", "lerp", "addcmul", "addcdiv", "logit", "nan_to_num", "isreal", "heaviside", "ldexp", "gcd", "lcm"]
IN_PLACE = [name + "_" for name in FUNCTIONS if name + "_" in _here and name + "_" not in _NO_IN_PLACE]

methods(_here, " ".join([name for name in FUNCTIONS if name != "where"] + IN_PLACE))
Tensor.where = _where_method
