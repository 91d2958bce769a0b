"""A part of numpy over the same memory as `torch`: arrays, their arithmetic, reductions, random numbers and printing."""

import math as _math

from numpy import linalg, random, testing
from numpy._arithmetic import *  # noqa: F403
from numpy._dtypes import (
    bool_, byte, double, dtype, finfo, float16, float32, float64, float_, floating, generic, half, iinfo, int8, int16, int32,
    int64, int_, intc, integer, longlong, number, short, signedinteger, single, ubyte, uint8, unsignedinteger,
)
from numpy._functions import *  # noqa: F403
from numpy._functions import AxisError
from numpy._ndarray import _from_tensor, array, asarray, ndarray
from numpy._print import array2string as _array2string
from numpy._print import array_repr, get_printoptions, printoptions, set_printoptions

from numpy._text import TEXT_FUNCTIONS as _TEXT_FUNCTIONS
from numpy._text import char, for_text as _for_text, str_

for _name in _TEXT_FUNCTIONS.split():
    globals()[_name] = _for_text(_name, globals()[_name])
for _name in ("choice", "permutation"):
    setattr(random, _name, _for_text(f"random.{_name}", getattr(random, _name)))

__version__ = "1.26.4+thaw"

pi, e, inf, nan, newaxis = _math.pi, _math.e, _math.inf, _math.nan, None
Inf = Infinity = PINF = inf
NINF, NaN, NAN = -inf, nan, nan
euler_gamma = 0.5772156649015329
asanyarray = asarray
bool = bool_


class _Joined:
    """`np.c_[a, b]` and `np.r_[a, b]`."""

    def __init__(self, by_columns):
        self._by_columns = by_columns

    def __getitem__(self, key):
        parts = [self._part(part) for part in (key if isinstance(key, tuple) else (key,))]
        return column_stack(parts) if self._by_columns else concatenate(parts)  # noqa: F405

    def _part(self, part):
        if isinstance(part, slice):
            return arange(part.start or 0, part.stop, part.step or 1)  # noqa: F405
        return atleast_1d(part)  # noqa: F405


c_, r_ = _Joined(True), _Joined(False)


class errstate:
    """Warnings of arithmetic are not raised here; the block runs as it is."""

    def __init__(self, **settings):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def seterr(**settings):
    """Warnings of arithmetic are not raised here."""
    return {}


def array_str(a, *args, **kwargs):
    return _array2string(a)


def array2string(a, precision=None, separator=" ", prefix="", **settings):
    with printoptions(precision=precision):
        return _array2string(asarray(a), separator, prefix)


def isscalar(value):
    return isinstance(value, (generic, int, float, complex, str))


def issubdtype(first, second):
    kind = dtype(first).type
    return issubclass(kind, second if isinstance(second, type) and issubclass(second, generic) else dtype(second).type)


def result_type(*values):
    from numpy._arithmetic import common_type

    kinds = [dtype(v)._torch if isinstance(v, (dtype, type, str)) else asarray(v)._t.dtype for v in values]
    found = kinds[0]
    for kind in kinds[1:]:
        found = common_type(found, kind)
    return dtype(found)


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'numpy' has no attribute {name!r}")
    from numpy import _rarer

    if name in _rarer.NAMES:
        return getattr(_rarer, name)
    raise AttributeError(
        f"module 'numpy' has no attribute {name!r} (numpy.{name} is not part of this numpy; docs/torch-coverage.md lists what is)"
    )


def __dir__():
    from numpy import _rarer

    return sorted({*globals(), *_rarer.NAMES})
