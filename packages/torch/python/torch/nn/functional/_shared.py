"""What the functions share."""

from torch._tensor import Tensor

_REDUCTIONS = {"none": 0, "mean": 1, "sum": 2}


def _h(tensor):
    return 0 if tensor is None else tensor._h


def _reduction(name, reduce=None, size_average=None):
    if size_average is not None or reduce is not None:
        reduce = True if reduce is None else reduce
        size_average = True if size_average is None else size_average
        name = "none" if not reduce else ("mean" if size_average else "sum")
    try:
        return _REDUCTIONS[name]
    except KeyError:
        raise ValueError(f"{name} is not a valid value for reduction") from None


def _single(value):
    return value[0] if isinstance(value, (tuple, list)) else value


def _pair(value):
    if isinstance(value, (tuple, list)):
        return (value[0], value[0]) if len(value) == 1 else (value[0], value[1])
    return value, value


def _tensor_argument(function, name, value, position):
    if not isinstance(value, Tensor):
        raise TypeError(f"{function}(): argument '{name}' (position {position}) must be Tensor, not {type(value).__name__}")
