"""Operators between tensors, numbers and arrays; all but the most used, which the class writes out, become methods here."""

from torch import _C
from torch._tensor import Tensor, _bridge, _new, _raise, _wrap, number_kind


def _operator(name):
    def method(self, other):
        if type(other) is Tensor:
            h = _bridge[name](self._h, other._h)
            if h < 0:
                _raise()
            result = _new(Tensor)
            result._h = h
            return result
        return _operate(name, self, other)

    return method


def _reflected(name):
    def method(self, other):
        return _operate_reflected(name, self, other)

    return method


def _operate(name, self, other):
    """A binary op with a number, a parameter or an array on the right; NotImplemented for what can't be an operand."""
    if isinstance(other, Tensor):
        return _wrap(getattr(_C, name)(self._h, other._h))
    kind = number_kind(other)
    if kind is not None:
        return _wrap(getattr(_C, name + "_number")(self._h, other, kind))
    array = getattr(other, "_t", None)
    if isinstance(array, Tensor):
        return _wrap(getattr(_C, name)(self._h, array._h))
    return NotImplemented


def _operate_reflected(name, self, other):
    kind = number_kind(other)
    if kind is None:
        return NotImplemented
    return _wrap(getattr(_C, "number_" + name)(other, kind, self._h))


def _in_place_operator(name):
    with_number = name + "number_"

    def method(self, other):
        if isinstance(other, Tensor):
            done = getattr(_C, name)(self._h, other._h)
        else:
            kind = number_kind(other)
            if kind is None:
                array = getattr(other, "_t", None)
                if not isinstance(array, Tensor):
                    return NotImplemented
                done = getattr(_C, name)(self._h, array._h)
            else:
                done = getattr(_C, with_number)(self._h, other, kind)
        if done < 0:
            _raise()
        return self

    return method


for _name, _op in {
    "floordiv": "floor_divide",
    "mod": "remainder",
    "pow": "pow",
    "eq": "eq",
    "ne": "ne",
    "lt": "lt",
    "le": "le",
    "gt": "gt",
    "ge": "ge",
    "and": "bitwise_and",
    "or": "bitwise_or",
    "xor": "bitwise_xor",
    "lshift": "bitwise_left_shift",
    "rshift": "bitwise_right_shift",
}.items():
    setattr(Tensor, f"__{_name}__", _operator(_op))
for _name in ("and", "or", "xor"):
    setattr(Tensor, f"__r{_name}__", _operator(f"bitwise_{_name}"))
for _name, _op in {
    "add": "add_",
    "sub": "sub_",
    "mul": "mul_",
    "truediv": "div_",
    "floordiv": "floor_divide_",
    "mod": "remainder_",
    "pow": "pow_",
    "and": "bitwise_and_",
    "or": "bitwise_or_",
    "xor": "bitwise_xor_",
    "lshift": "bitwise_left_shift_",
    "rshift": "bitwise_right_shift_",
}.items():
    setattr(Tensor, f"__i{_name}__", _in_place_operator(_op))
