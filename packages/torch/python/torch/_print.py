"""How a tensor is printed; the numbers are laid out by the engine."""

from torch import _C
from torch._dtype import DTYPES, bool_, float32, float64, get_default_dtype, int64
from torch._tensor import _value


class _Options:
    precision = 4
    threshold = 1000
    edgeitems = 3
    linewidth = 80
    sci_mode = None


_options = _Options()
_PROFILES = {"default": (4, 1000, 3, 80), "short": (2, 1000, 2, 80), "full": (4, 2**53 - 1, 3, 80)}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """How many digits, elements and columns are printed; a profile is "default", "short" or "full"."""
    if profile is not None:
        values = _PROFILES[profile]
        _options.precision, _options.threshold, _options.edgeitems, _options.linewidth = values
    if precision is not None:
        _options.precision = precision
    if threshold is not None:
        _options.threshold = 2**53 - 1 if threshold == float("inf") else threshold
    if edgeitems is not None:
        _options.edgeitems = edgeitems
    if linewidth is not None:
        _options.linewidth = linewidth
    _options.sci_mode = sci_mode


def get_printoptions():
    """The options as they are."""
    return {name: getattr(_options, name) for name in ("precision", "threshold", "edgeitems", "linewidth", "sci_mode")}


class printoptions:
    """`set_printoptions` for the length of a `with`."""

    def __init__(self, **options):
        self._wanted = options

    def __enter__(self):
        self._before = get_printoptions()
        set_printoptions(**self._wanted)

    def __exit__(self, *error):
        set_printoptions(**self._before)


def describe(tensor):
    """`tensor([1., 2.], requires_grad=True)` and its like."""
    shape, dtype = tensor.shape, tensor.dtype
    suffixes = []
    is_default = dtype is get_default_dtype() or dtype is int64 or dtype is bool_
    if shape.numel() == 0:
        contents = "[]"
        if len(shape) != 1:
            suffixes.append("size=" + str(tuple(shape)))
        if dtype is not get_default_dtype():
            suffixes.append("dtype=" + str(dtype))
    else:
        if not is_default:
            suffixes.append("dtype=" + str(dtype))
        contents = _value(
            _C.format(
                tensor._h,
                7,
                _options.precision,
                _options.threshold,
                _options.edgeitems,
                _options.linewidth,
                _options.sci_mode,
            )
        )
    name = _value(_C.grad_fn_name(tensor._h))
    if name:
        if name == "CppFunction":
            name = "NotImplemented"
        suffixes.append(f"grad_fn=<{name}>")
    elif tensor.requires_grad:
        suffixes.append("requires_grad=True")
    return _with_suffixes("tensor(" + contents, suffixes)


def _with_suffixes(text, suffixes):
    """A suffix that does not fit the line goes to the next, under the first number."""
    parts = [text]
    last_line = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        length = len(suffix)
        if last_line + length + 2 > _options.linewidth:
            parts.append(",\n" + " " * 7 + suffix)
            last_line = 7 + length
        else:
            parts.append(", " + suffix)
            last_line += length + 2
    parts.append(")")
    return "".join(parts)
