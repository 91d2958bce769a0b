"""Arrays as text, in numpy's layout."""

import math

from numpy._dtypes import shortest_float

_options = {"precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False, "formatter": None, "sign": "-"}


def set_printoptions(**changes):
    _options.update({name: value for name, value in changes.items() if value is not None or name == "formatter"})


def get_printoptions():
    return dict(_options)


class printoptions:
    """Options for the length of a `with` block."""

    def __init__(self, **changes):
        self._changes = changes

    def __enter__(self):
        self._before = dict(_options)
        set_printoptions(**self._changes)
        return _options

    def __exit__(self, *exc):
        _options.update(self._before)


def _fixed(value, code, precision):
    """Digits before and after the point: as few as tell the number, at most `precision` after."""
    text = shortest_float(value, code)
    if "e" in text or len(text.partition(".")[2]) > precision:
        text = f"{value:.{precision}f}"
        if "." in text:
            text = text.rstrip("0")
    whole, _, fraction = text.partition(".")
    return whole, "" if fraction == "0" else fraction


def _float_formatter(values, code):
    precision = _options["precision"]
    finite = [abs(value) for value in values if math.isfinite(value)]
    nonzero = [value for value in finite if value != 0]
    use_exponent = False
    if nonzero:
        low, high = min(nonzero), max(nonzero)
        use_exponent = high >= 1e8 or (not _options["suppress"] and (low < 1e-4 or high / low > 1000.0))
    if use_exponent:
        shown = []
        for value in values:
            if not math.isfinite(value):
                continue
            digits = shortest_float(value, code)
            mantissa = digits.partition("e")[0].replace("-", "").replace(".", "").lstrip("0").rstrip("0") or "0"
            shown.append(min(len(mantissa) - 1, precision))
        decimals = max(shown, default=0)

        def exponent(value):
            mantissa, _, power = f"{value:.{decimals}e}".partition("e")
            if decimals == 0:
                mantissa += "."
            sign, size = power[0], power[1:]
            return f"{mantissa}e{sign}{size.zfill(2)}"

        width = max((len(exponent(value) if math.isfinite(value) else _special(value)) for value in values), default=0)
        return lambda value: (exponent(value) if math.isfinite(value) else _special(value)).rjust(width)
    parts = [_fixed(value, code, precision) for value in values if math.isfinite(value)]
    left = max((len(whole) for whole, _ in parts), default=0)
    right = max((len(fraction) for _, fraction in parts), default=0)
    specials = [len(_special(value)) for value in values if not math.isfinite(value)]
    if specials:
        left = max(left, max(specials) - right - 1)

    def fixed(value):
        if not math.isfinite(value):
            return _special(value).rjust(left + right + 1)
        whole, fraction = _fixed(value, code, precision)
        return f"{whole.rjust(left)}.{fraction.ljust(right)}"

    return fixed


def _special(value):
    return "nan" if value != value else ("inf" if value > 0 else "-inf")


def _formatter(values, kind, code):
    custom = _options["formatter"] or {}
    for name in ({"f": ("float", "float_kind"), "i": ("int", "int_kind"), "u": ("int", "int_kind"), "b": ("bool",), "U": ("str_kind", "numpystr")}[kind]) + ("all",):
        if name in custom:
            return custom[name]
    if kind == "f":
        return _float_formatter(values, code)
    if kind == "b":
        return lambda value: " True" if value else "False"
    if kind == "U":
        return repr
    texts = [str(value) for value in values]
    width = max((len(text) for text in texts), default=0)
    return lambda value: str(value).rjust(width)


def _corners(shape, edge):
    """Per axis, the indices shown and where the dots go."""
    plan = []
    for size in shape:
        plan.append(range(size) if size <= 2 * edge else [*range(edge), None, *range(size - edge, size)])
    return plan


def array2string(array, separator=" ", prefix="", suffix=""):
    """The nested brackets, without the word `array`."""
    if array.size == 0:
        return "[]" if array.ndim == 1 else str(array.tolist()).replace("], [", "],\n" + " " * (len(prefix) + 1) + "[")
    values = array.tolist()
    kind = array.dtype.kind
    code = {8: "d", 4: "f", 2: "e"}[array.dtype.itemsize] if kind == "f" else ""
    if array.ndim == 0:
        from numpy._dtypes import format_scalar

        if kind != "f":
            return str(values)
        # As `repr` shows it: with the digits of an array's elements.
        return _float_formatter([values], code)(values) if prefix else format_scalar(values, code)
    edge = _options["edgeitems"]
    summarised = array.size > _options["threshold"]
    plan = _corners(array.shape, edge) if summarised else [range(size) for size in array.shape]
    shown = []

    def collect(part, depth):
        for index in plan[depth]:
            if index is not None:
                if depth == array.ndim - 1:
                    shown.append(part[index])
                else:
                    collect(part[index], depth + 1)

    collect(values, 0)
    show = _formatter(shown, kind, code)
    width = _options["linewidth"]
    line_width = width - max(len(suffix), 0)

    def build(part, depth, indent):
        if depth == array.ndim - 1:
            lines, line = [], indent
            cells = ["..." if index is None else show(part[index]) for index in plan[depth]]
            for i, cell in enumerate(cells):
                is_last = i == len(cells) - 1
                room = line_width - (array.ndim - depth) - (0 if is_last else len(separator.rstrip()))
                if len(line) + len(cell) > room and len(line) > len(indent):
                    lines.append(line.rstrip())
                    line = indent
                line += cell + ("" if is_last else separator)
            lines.append(line)
            text = "\n".join(lines)
            return "[" + text[len(indent):] + "]"
        gap = separator.rstrip() + "\n" * (array.ndim - depth - 1)
        rows = ["..." if index is None else build(part[index], depth + 1, indent + " ") for index in plan[depth]]
        return "[" + (gap + indent).join(rows) + "]"

    return build(values, 0, " " * len(prefix) + " ")


def array_repr(array):
    if array.dtype.kind == "U":
        body = array2string(array, ", ", "array(", f", dtype='{array.dtype}')") if array.ndim else repr(array.item())
        return f"array({body}, dtype='{array.dtype}')"
    default = array.dtype.name in ("int64", "float64", "bool")
    if array.size == 0:
        body = "[]" if array.ndim == 1 else f"[], shape={array.shape}"
        return f"array({body}, dtype={array.dtype.name})"
    ending = ")" if default else f", dtype={array.dtype.name})"
    body = array2string(array, ", ", "array(", ending if default else ",")
    if default:
        return f"array({body})"
    last = body.rpartition("\n")[2]
    used = len(last) + (len("array(") if "\n" not in body else 0)
    if used + len(ending) > _options["linewidth"]:
        return f"array({body},\n      dtype={array.dtype.name})"
    return f"array({body}{ending}"
