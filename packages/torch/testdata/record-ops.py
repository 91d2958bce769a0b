"""Records what PyTorch answers to calls of the tensor engine's bridge.

Run with Debian's python3-torch: `OMP_NUM_THREADS=1 /usr/bin/python3 record-ops.py`. It writes one JSON file per family of
ops beside itself. A case is a bridge function, its arguments, and what PyTorch gives for the same: tensors, a value or an
error; for float inputs also the gradients of the sum of each float result times fixed weights.
"""

import json
import math
import pathlib
import warnings

import torch

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent / "golden" / "ops"
HERE.mkdir(exist_ok=True)
CODES = {
    torch.float32: 0, torch.float64: 1, torch.int64: 2, torch.int32: 3, torch.int16: 4,
    torch.int8: 5, torch.uint8: 6, torch.bool: 7, torch.float16: 8, torch.bfloat16: 9,
}
# Nodes that PyTorch 2 names otherwise, or by what the caller in Python knows alone.
RENAMED = {
    "ReshapeAliasBackward0": "ViewBackward0",
    "SplitWithSizesBackward0": "SplitBackward0",
    "SortBackward1": "SortBackward0",
}
ERRORS = (RuntimeError, IndexError, ValueError, TypeError)


class Num:
    """A Python number: a wrapped 0-dimensional tensor for the engine."""

    def __init__(self, value):
        self.value = value
        self.kind = 0 if isinstance(value, bool) else 1 if isinstance(value, int) else 2


class Mail:
    """Tensors whose handles are left in the mailbox; the call gets their count."""

    def __init__(self, *tensors):
        self.tensors = tensors


def scalar(value):
    if isinstance(value, float):
        if math.isnan(value):
            return "nan"
        if math.isinf(value):
            return "inf" if value > 0 else "-inf"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53:
        return str(value)
    return value


def dump(tensor):
    flat = tensor.detach().contiguous().reshape(-1)
    if flat.dtype in (torch.float16, torch.bfloat16):
        flat = flat.float()
    values = [scalar(v) for v in flat.tolist()]
    return {"dtype": CODES[tensor.dtype], "shape": list(tensor.shape), "values": values}


def dump_argument(argument, leaves):
    if isinstance(argument, torch.Tensor):
        leaves.append(argument)
        return {"tensor": dump(argument)}
    if isinstance(argument, Num):
        return {"number": scalar(argument.value), "kind": argument.kind}
    if isinstance(argument, Mail):
        return {"mail": [None if t is None else dump_argument(t, leaves) for t in argument.tensors]}
    return {"plain": scalar(argument)}


def weights_like(tensor):
    n = tensor.numel()
    return torch.cos(torch.arange(n, dtype=torch.float64) * 0.7 + 0.3).reshape(tensor.shape).to(tensor.dtype)


class Family:
    def __init__(self, name):
        self.name = name
        self.cases = []

    def add(self, call, arguments, function, gradients=True, transposed=True):
        """`function` takes the tensors among the arguments, in order."""
        self._add(call, arguments, function, gradients, False)
        if transposed and any(isinstance(a, torch.Tensor) and a.dim() >= 2 for a in arguments):
            self._add(call, arguments, function, gradients, True)

    def _add(self, call, arguments, function, gradients, transposed):
        leaves = []
        case = {"call": call, "arguments": [dump_argument(a, leaves) for a in arguments]}
        if transposed:
            case["transposed"] = True
        inputs = [leaf.detach().clone() for leaf in leaves]
        wants = gradients and any(i.dtype in (torch.float32, torch.float64) for i in inputs)
        if wants:
            inputs = [i.requires_grad_() if i.is_floating_point() and i.element_size() > 2 else i for i in inputs]
        try:
            result = function(*inputs)
        except ERRORS as error:
            text = str(error).split("\n")[0]
            case["error"] = [type(error).__name__, text]
            self.cases.append(case)
            return
        results = result if isinstance(result, (tuple, list)) else (result,)
        if isinstance(results[0], torch.Tensor):
            case["results"] = [dump(r) for r in results]
        else:
            case["value"] = scalar(results[0])
        if wants and isinstance(results[0], torch.Tensor):
            floats = [r for r in results if r.requires_grad]
            case["recorded"] = [r.requires_grad for r in results]
            if floats:
                name = next(r for r in results if r.requires_grad).grad_fn.name()
                if call not in ("diag", "clone", "contiguous"):
                    case["node"] = RENAMED.get(name, name)
                total = sum((r * weights_like(r)).sum() for r in floats)
                try:
                    total.backward()
                except RuntimeError:
                    self.cases.append(case)
                    return
                case["gradients"] = [None if i.grad is None else dump(i.grad) for i in inputs]
        self.cases.append(case)

    def write(self):
        lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in self.cases)
        (HERE / f"{self.name}.json").write_text(f"[\n{lines}\n]\n")
        print(self.name, len(self.cases))


def f64(*shape, low=-2.0, high=2.0):
    return torch.rand(shape, dtype=torch.float64) * (high - low) + low


def f32(*shape, low=-2.0, high=2.0):
    return f64(*shape, low=low, high=high).float()


def ints(*shape, low=-5, high=6, dtype=torch.int64):
    return torch.randint(low, high, shape, dtype=dtype)


def bools(*shape):
    return torch.rand(shape) > 0.5


def distinct(*shape, dtype=torch.float64):
    n = math.prod(shape)
    return (torch.randperm(n).to(torch.float64) * 0.37 - n / 7).reshape(shape).to(dtype)


def elementwise():
    family = Family("elementwise")
    domains = {
        "log": (0.1, 3), "log2": (0.1, 3), "log10": (0.1, 3), "log1p": (-0.9, 3), "sqrt": (0.1, 3), "rsqrt": (0.1, 3),
        "asin": (-0.9, 0.9), "acos": (-0.9, 0.9), "atanh": (-0.9, 0.9), "acosh": (1.1, 4), "erfinv": (-0.9, 0.9),
        "lgamma": (0.2, 4), "tan": (-1.2, 1.2),
    }
    names = (
        "abs neg exp exp2 expm1 log log2 log10 log1p sqrt rsqrt square sin cos tan asin acos atan sinh cosh tanh asinh acosh "
        "atanh sigmoid ceil floor trunc round frac sign reciprocal erf erfc erfinv lgamma relu deg2rad rad2deg sinc"
    ).split()
    for name in names:
        low, high = domains.get(name, (-2.0, 2.0))
        function = getattr(torch, name)
        family.add(name, [f64(3, 4, low=low, high=high)], function)
        family.add(name, [f32(19, low=low, high=high)], function)
        family.add(name, [f32(2, 3, low=low, high=high).half()], lambda x, f=function: f(x.float()).half(), gradients=False)
        special = torch.tensor([0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 0.5, -2.5], dtype=torch.float64)
        if name not in ("lgamma", "erfinv"):
            family.add(name, [special], function, gradients=False)
        if name not in ("frac",):
            family.add(name, [ints(2, 3, low=1, high=4)], function)
        family.add(name, [f64()], function)
        family.add(name, [f64(0, 3)], function)
    family.add("digamma", [f64(5, low=0.3, high=4)], torch.digamma, gradients=False)
    for name in ("logical_not", "isnan", "isinf", "isfinite", "isposinf", "isneginf", "signbit"):
        special = torch.tensor([0.0, 1.0, -1.0, math.inf, -math.inf, math.nan], dtype=torch.float32)
        family.add(name, [special], getattr(torch, name), gradients=False)
        family.add(name, [ints(2, 3)], getattr(torch, name))
    for dtype in (torch.int64, torch.int32, torch.uint8):
        family.add("bitwise_not", [ints(2, 3, low=0, dtype=dtype)], torch.bitwise_not)
    family.add("bitwise_not", [bools(2, 3)], torch.bitwise_not)
    family.add("bitwise_not", [f32(2)], torch.bitwise_not, gradients=False)
    family.add("neg", [bools(2)], torch.neg)
    binary = "add sub mul div pow floor_divide remainder fmod maximum minimum fmax fmin atan2 hypot logaddexp copysign xlogy".split()
    compare = "eq ne lt le gt ge".split()
    logical = "logical_and logical_or logical_xor".split()
    bitwise = "bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift".split()
    for name in binary + compare + logical:
        function = getattr(torch, name)
        low = 0.3 if name in ("pow", "xlogy") else -2.0
        for a, b in [((3, 4), (3, 4)), ((3, 4), (4,)), ((2, 1, 4), (3, 1)), ((), (3,)), ((3,), ()), ((0, 2), (2,))]:
            family.add(name, [f64(*a, low=low), f64(*b, low=low)], function)
        family.add(name, [f32(3, 5, low=low), f32(3, 5, low=low)], function)
        if name not in ("copysign",):
            family.add(name, [f32(3, low=low), f64(3, low=low)], function)
            family.add(name, [f32(3, low=low), f64(low=low)], function)
        family.add(name, [f64(3, 4), f64(2, 4)], function)
        if name in ("maximum", "minimum", "fmax", "fmin"):
            nan = torch.tensor([1.0, math.nan, 2.0, 2.0], dtype=torch.float64)
            family.add(name, [nan, torch.tensor([math.nan, 1.0, 2.0, 3.0], dtype=torch.float64)], function, gradients=False)
        if name not in ("hypot", "logaddexp"):
            for dtype in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8):
                low_int = 1 if name in ("pow", "xlogy", "atan2") or dtype is torch.uint8 else -5
                b = ints(6, low=1, high=4, dtype=dtype)
                family.add(name, [ints(6, low=low_int, dtype=dtype), b], function)
                if name not in ("atan2", "copysign", "xlogy"):
                    family.add(name, [ints(6, low=low_int, dtype=dtype), -b if dtype is not torch.uint8 and name != "pow" else b], function)
    for name in bitwise:
        for dtype in (torch.int64, torch.int32, torch.uint8):
            low = 0 if "shift" in name else -5
            family.add(name, [ints(6, low=0 if dtype is torch.uint8 else low, dtype=dtype), ints(6, low=0, high=5, dtype=dtype)], getattr(torch, name))
        if "shift" not in name:
            family.add(name, [bools(4), bools(4)], getattr(torch, name))
            family.add(name, [f32(4), f32(4)], getattr(torch, name), gradients=False)
    for name in ("add", "mul", "sub", "maximum", "eq", "lt"):
        family.add(name, [bools(4), bools(4)], getattr(torch, name))
        family.add(name, [ints(4), bools(4)], getattr(torch, name))
    numbers = [2, -3, 0.5, 2.5, True, 0]
    for name in "add sub mul div pow floor_divide remainder fmod eq ne lt le gt ge".split():
        function = getattr(torch, name)
        for value in numbers:
            for tensor in (f64(2, 3, low=0.3), f32(4, low=0.3), ints(4, low=1), ints(4, low=1, dtype=torch.int32), ints(3, low=1, dtype=torch.uint8), bools(3), f32(low=0.3), ints(low=1), f32(3, low=0.3).half()):
                half = tensor.dtype is torch.half
                if half and name in ("fmod", "remainder", "floor_divide", "pow"):
                    continue
                if isinstance(value, bool) and name in ("sub", "fmod", "remainder", "floor_divide", "div", "pow"):
                    continue
                if tensor.dtype is torch.bool and name in ("fmod", "remainder", "floor_divide", "pow", "sub"):
                    continue
                if value == 0 and name in ("floor_divide", "fmod", "remainder") and tensor.is_floating_point():
                    continue
                family.add(f"{name}_number", [tensor, value, Num(value).kind], lambda x, v=value, f=function: f(x, v), transposed=False)
    for value in (2, 0.5, -1, 3.0):
        for tensor in (f64(2, 3, low=0.3), ints(4, low=1), f32(low=0.3)):
            family.add("number_sub", [value, Num(value).kind, tensor], lambda x, v=value: v - x)
            family.add("number_div", [value, Num(value).kind, tensor], lambda x, v=value: v / x)
            family.add("number_add", [value, Num(value).kind, tensor], lambda x, v=value: v + x)
            if value > 0:
                family.add("number_pow", [value, Num(value).kind, tensor], lambda x, v=value: v**x)
    for exponent in (0, 1, 2, 3, -1, 0.5, -0.5, 2.5):
        family.add("pow_number", [f64(2, 3, low=0.2), exponent, Num(exponent).kind], lambda x, e=exponent: x**e)
    family.add("pow_number", [ints(3), -1, 1], lambda x: x**-1)
    for mode, code in (("trunc", 1), ("floor", 2)):
        family.add("div_mode", [f64(6), f64(6), code], lambda a, b, m=mode: torch.div(a, b, rounding_mode=m))
        family.add("div_mode", [ints(6), ints(6, low=1, high=4), code], lambda a, b, m=mode: torch.div(a, b, rounding_mode=m))
    family.add("floor_divide", [ints(3), torch.zeros(3, dtype=torch.int64)], torch.floor_divide)
    family.add("remainder", [ints(3), torch.zeros(3, dtype=torch.int64)], torch.remainder)
    x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0], dtype=torch.float64)
    family.add("clamp", [x, Num(-1.0), Num(1.0)], lambda x: x.clamp(-1.0, 1.0))
    family.add("clamp", [x, Num(-0.5), 0], lambda x: x.clamp(min=-0.5))
    family.add("clamp", [x, 0, Num(0.5)], lambda x: x.clamp(max=0.5))
    family.add("clamp", [ints(5), Num(-1), Num(2)], lambda x: x.clamp(-1, 2))
    family.add("clamp", [f64(2, 3), f64(3), f64(2, 1) + 2], lambda x, a, b: torch.clamp(x, a, b))
    family.add("lerp", [f64(2, 3), f64(2, 3), Num(0.3)], lambda a, b: torch.lerp(a, b, 0.3))
    family.add("lerp", [f64(2, 3), f64(2, 3), Num(0.8)], lambda a, b: torch.lerp(a, b, 0.8))
    family.add("lerp", [f64(2, 3), f64(2, 3), f64(2, 3)], torch.lerp)
    family.add("addcmul", [f64(2, 3), f64(3), f64(2, 1), Num(0.5)], lambda x, a, b: torch.addcmul(x, a, b, value=0.5))
    family.add("addcdiv", [f64(2, 3), f64(3), f64(2, 1, low=1), Num(0.5)], lambda x, a, b: torch.addcdiv(x, a, b, value=0.5))
    family.add("where", [bools(2, 3), f64(2, 3), f64(3)], torch.where)
    family.add("where", [bools(3), f32(3), ints(3)], torch.where)
    family.add("where", [bools(2, 1), ints(3), Num(0)], lambda c, a: torch.where(c, a, 0))
    bad = torch.tensor([1.0, math.nan, math.inf, -math.inf], dtype=torch.float32)
    family.add("nan_to_num", [bad, 0.0, None, None], torch.nan_to_num)
    family.add("nan_to_num", [bad.double(), 7.0, 1.0, -1.0], lambda x: torch.nan_to_num(x, 7.0, 1.0, -1.0))
    family.add("logit", [f64(5, low=0.1, high=0.9), None], torch.logit)
    for decimals in (2, -1):
        family.add("round_decimals", [f64(5) * 20, decimals], lambda x, d=decimals: torch.round(x, decimals=d))
    family.add("isclose", [torch.tensor([1.0, 2.0, math.nan, math.inf]), torch.tensor([1.0 + 1e-7, 2.1, math.nan, math.inf]), 1e-5, 1e-8, False], torch.isclose, gradients=False)
    family.add("isclose", [torch.tensor([1.0, math.nan]), torch.tensor([1.0, math.nan]), 1e-5, 1e-8, True], lambda a, b: torch.isclose(a, b, equal_nan=True), gradients=False)
    family.add("allclose", [torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0000001]), 1e-5, 1e-8, False], lambda a, b: torch.allclose(a, b), gradients=False)
    family.add("allclose", [torch.tensor([1.0]), torch.tensor([1.0], dtype=torch.float64), 1e-5, 1e-8, False], lambda a, b: torch.allclose(a, b), gradients=False)
    family.add("equal", [torch.tensor([1, 2]), torch.tensor([1, 2])], torch.equal)
    family.add("equal", [torch.tensor([1, 2]), torch.tensor([1, 3])], torch.equal)
    for source in CODES:
        for target, code in CODES.items():
            values = torch.tensor([0.0, 1.0, 2.5, 100.0]).to(source)
            family.add("cast", [values, code], lambda x, t=target: x.to(t), gradients=False)
    family.write()


def views():
    family = Family("views")
    x = f64(2, 3, 4)
    for shape in ((6, 4), (-1,), (2, -1, 2), (24, 1), (2, 3, 2, 2), (5, 5), (-1, -1), (-2, 3)):
        family.add("view", [x, *shape], lambda x, s=shape: x.view(*s), transposed=False)
        family.add("reshape", [x, *shape], lambda x, s=shape: x.reshape(*s), transposed=False)
    family.add("view", [f64(0, 2), -1, 0], lambda x: x.view(-1, 0))
    for dims in ((0, 1, 2), (2, 0, 1), (-1, 0, 1), (0, 0, 1)):
        family.add("permute", [x, *dims], lambda x, d=dims: x.permute(*d))
    for a, b in ((0, 1), (-1, 0), (1, 1), (0, 3)):
        family.add("transpose", [x, a, b], lambda x, a=a, b=b: x.transpose(a, b))
    family.add("t", [f64(2, 3)], torch.t)
    family.add("t", [f64(3)], torch.t)
    family.add("t", [x], torch.t)
    family.add("squeeze", [f64(1, 3, 1)], torch.squeeze)
    for dim in (0, 1, -1, 5):
        family.add("squeeze", [f64(1, 3, 1), dim], lambda x, d=dim: x.squeeze(d))
        family.add("unsqueeze", [f64(2, 3), dim], lambda x, d=dim: x.unsqueeze(d))
    for shape in ((4, 2, 3), (2, 3), (-1, 3), (5, -1, -1), (3, 3), (2,)):
        family.add("expand", [f64(2, 3), *shape], lambda x, s=shape: x.expand(*s))
        family.add("expand", [f64(1, 3), *shape], lambda x, s=shape: x.expand(*s))
    for start, end in ((0, -1), (1, 2), (0, 1), (2, 1)):
        family.add("flatten", [x, start, end], lambda x, a=start, b=end: x.flatten(a, b))
    family.add("flatten", [f64(), 0, -1], torch.flatten)
    for dim, index in ((0, 0), (1, -1), (-1, 2), (0, 2), (0, -3)):
        family.add("select", [x, dim, index], lambda x, d=dim, i=index: x.select(d, i))
    for dim, start, length in ((0, 0, 1), (1, 1, 2), (-1, -2, 2), (1, 2, 2)):
        family.add("narrow", [x, dim, start, length], lambda x, d=dim, s=start, n=length: x.narrow(d, s, n))
    for start, stop, step in ((0, 2, 1), (1, None, 1), (-2, None, 1), (0, 100, 2), (3, 1, 1), (None, None, 3)):
        family.add("slice", [x, 2, start, stop, step], lambda x, s=slice(start, stop, step): x[:, :, s])
    for offset in (0, 1, -1, 5):
        family.add("diagonal", [x, offset, 0, 1], lambda x, o=offset: x.diagonal(o))
        family.add("diagonal", [x, offset, 1, 2], lambda x, o=offset: x.diagonal(o, 1, 2))
    for dim, size, step in ((0, 1, 1), (2, 2, 1), (2, 3, 1), (1, 2, 2), (2, 5, 1)):
        family.add("unfold_dim", [x, dim, size, step], lambda x, d=dim, s=size, t=step: x.unfold(d, s, t))
    family.add("as_strided", [f64(10), 1, 2, 3, 3, 2, 1], lambda x: x.as_strided((3, 3), (2, 1), 1))
    family.add("as_strided", [f64(10), 0, 2, 9, 9, 2, 1], lambda x: x.as_strided((9, 9), (2, 1), 0))
    family.add("split", [f64(5, 2), 0, 2, 2, 1], lambda x: x.split([2, 2, 1]))
    family.add("split", [f64(5, 2), 0, 2, 2], lambda x: x.split([2, 2]))
    family.add("unbind", [x, 1], lambda x: x.unbind(1))
    for call in ("clone", "contiguous"):
        family.add(call, [x], lambda x, c=call: getattr(x, c)() * 1)
    family.add("diag", [f64(3, 4), 1], lambda x: torch.diag(x, 1))
    family.add("diag", [f64(3), -1], lambda x: torch.diag(x, -1))
    for diagonal in (0, 1, -1):
        family.add("tril", [x, diagonal], lambda x, d=diagonal: x.tril(d))
        family.add("triu", [x, diagonal], lambda x, d=diagonal: x.triu(d))
    family.add("repeat", [f64(2, 3), 2, 2], lambda x: x.repeat(2, 2))
    family.add("repeat", [f64(3), 2, 1, 2], lambda x: x.repeat(2, 1, 2))
    family.add("repeat", [f64(2, 3), 2], lambda x: x.repeat(2))
    for dims in ((0,), (1, 2), (0, 1, 2), (-1,)):
        family.add("flip", [x, *dims], lambda x, d=dims: x.flip(d))
    for shifts, dims in (((1,), (0,)), ((1, -1), (1, 2)), ((7,), (2,))):
        family.add("roll", [x, len(dims), *shifts, *dims], lambda x, s=shifts, d=dims: x.roll(s, d))
    for dim in (0, 1, -1):
        family.add("cat", [Mail(f64(2, 3), f64(2, 3)), dim], lambda a, b, d=dim: torch.cat([a, b], d))
        family.add("stack", [Mail(f64(2, 3), f64(2, 3)), dim], lambda a, b, d=dim: torch.stack([a, b], d))
    family.add("cat", [Mail(f64(2, 3), f64(1, 3), f32(2, 3)), 0], lambda *t: torch.cat(t, 0))
    family.add("cat", [Mail(ints(2), f32(2)), 0], lambda *t: torch.cat(t, 0))
    family.add("cat", [Mail(f64(2, 3), f64(2, 4)), 0], lambda *t: torch.cat(t, 0))
    family.add("cat", [Mail(f64(2, 3), f64(2)), 0], lambda *t: torch.cat(t, 0))
    family.add("cat", [Mail(f64(), f64(2)), 0], lambda *t: torch.cat(t, 0))
    family.add("stack", [Mail(f64(2, 3), f64(2, 4)), 0], lambda *t: torch.stack(t, 0))
    family.write()


def reduction():
    family = Family("reduction")
    x = f64(2, 3, 4)
    axes = [(), (0,), (1,), (-1,), (0, 1), (0, 2), (1, 2), (0, 1, 2), (3,), (0, 0)]
    named = {"sum": torch.sum, "mean": torch.mean}
    for name, function in named.items():
        for dims in axes:
            for keep in (False, True) if dims else (False,):
                family.add(name, [x, keep, None, *dims], lambda x, f=function, d=dims, k=keep: f(x, d, k) if d else f(x))
        family.add(name, [f32(7, 33), False, None, 1], lambda x, f=function: f(x, 1))
        family.add(name, [ints(2, 3), False, None], function)
        family.add(name, [bools(2, 3), False, None], function)
        family.add(name, [ints(2, 3), False, 0], lambda x, f=function: f(x, dtype=torch.float32))
        family.add(name, [f64(0), False, None], function)
        family.add(name, [f64(), False, None], function)
        family.add(name, [f32(2, 3).half(), False, None], lambda x, f=function: f(x.float()).half(), gradients=False)
    withnan = torch.tensor([[1.0, math.nan, 2.0], [3.0, 4.0, math.nan]], dtype=torch.float64)
    for name in ("nansum", "nanmean"):
        family.add(name, [withnan, False, None, 1], lambda x, n=name: getattr(torch, n)(x, 1))
    for dim in (None, 0, 1, -1):
        for tensor in (f64(3, 4), ints(3, 4, low=1, high=4), torch.tensor([[1.0, 0.0, 2.0], [0.0, 0.0, 3.0]], dtype=torch.float64)):
            family.add("prod", [tensor, False, None, dim], lambda x, d=dim: x.prod() if d is None else x.prod(d))
    for name in ("var", "std"):
        for dims in axes[:8]:
            for correction in (0, 1):
                family.add(name, [x, correction, False, *dims], lambda x, n=name, d=dims, c=correction: getattr(torch, n)(x, dim=d or (0, 1, 2), unbiased=bool(c)))
        family.add(name, [f32(5, 20), 1, True, 1], lambda x, n=name: getattr(torch, n)(x, dim=1, keepdim=True))
        family.add(name, [torch.ones(3, dtype=torch.float64), 1, False], lambda x, n=name: getattr(torch, n)(x))
        family.add(name, [ints(3), 1, False], getattr(torch, name))
    for name in ("var_mean", "std_mean"):
        family.add(name, [x, 1, False, 1], lambda x, n=name: getattr(torch, n)(x, 1))
    data = [distinct(2, 3, 4), distinct(2, 3, 4, dtype=torch.float32), ints(3, 4), torch.tensor([[1.0, 3.0, 3.0], [math.nan, 2.0, 1.0]], dtype=torch.float64)]
    for tensor in data:
        has_nan = tensor.isnan().any()
        for name in ("max", "min"):
            function = getattr(torch, name)
            family.add(f"{name}_all", [tensor], function, gradients=not has_nan)
            for dim in (0, 1, -1):
                family.add(f"{name}_dim", [tensor, dim, False], lambda x, f=function, d=dim: f(x, d), gradients=not has_nan)
            family.add(f"{name}_dim", [tensor, 0, True], lambda x, f=function: f(x, 0, True), gradients=not has_nan)
            family.add(f"arg{name}", [tensor, None, False], getattr(torch, "arg" + name))
            for dim in (0, 1, -1):
                family.add(f"arg{name}", [tensor, dim, True], lambda x, n=name, d=dim: getattr(torch, "arg" + n)(x, d, True))
            family.add(f"a{name}", [tensor, False, 0, 1], lambda x, n=name: getattr(torch, "a" + n)(x, (0, 1)), gradients=not has_nan)
    family.add("max_all", [f64(0)], torch.max)
    family.add("max_dim", [f64(0, 2), 0, False], lambda x: torch.max(x, 0))
    family.add("argmax", [f64(0), None, False], torch.argmax)
    family.add("max_dim", [bools(3, 4), 1, False], lambda x: torch.max(x, 1))
    family.add("max_dim", [f64(2, 3), 4, False], lambda x: torch.max(x, 4))
    for name in ("any", "all"):
        for tensor in (bools(3, 4), ints(3, 4, low=0, high=2), f32(2, 3), ints(3, low=0, high=2, dtype=torch.uint8), bools(0)):
            family.add(name, [tensor, None, False], getattr(torch, name), gradients=False)
            family.add(name, [tensor, 0, False], lambda x, n=name: getattr(torch, n)(x, 0), gradients=False)
    family.add("count_nonzero", [ints(3, 4, low=0, high=2)], torch.count_nonzero)
    family.add("count_nonzero", [ints(3, 4, low=0, high=2), 1], lambda x: torch.count_nonzero(x, 1))
    for p in (2.0, 1.0, 3.0, math.inf, -math.inf, 0.0, 0.5):
        family.add("norm", [x, p, False], lambda x, p=p: torch.linalg.vector_norm(x, p))
        family.add("norm", [x, p, True, 1], lambda x, p=p: torch.linalg.vector_norm(x, p, 1, True))
        family.add("norm", [x, p, False, 0, 2], lambda x, p=p: torch.linalg.vector_norm(x, p, (0, 2)))
    family.add("norm", [ints(3), 2.0, False], lambda x: torch.linalg.vector_norm(x, 2.0))
    family.add("norm", [torch.zeros(3, dtype=torch.float64), 2.0, False], lambda x: torch.linalg.vector_norm(x, 2.0))
    for dims in ((0,), (1,), (0, 2)):
        family.add("logsumexp", [x, False, *dims], lambda x, d=dims: torch.logsumexp(x, d))
    family.add("logsumexp", [torch.tensor([1000.0, 1000.0, -math.inf]), True, 0], lambda x: torch.logsumexp(x, 0, True))
    for name in ("cumsum", "cumprod"):
        for tensor in (x, f32(5), ints(3, 4), bools(5), torch.tensor([[1.0, 0.0, 2.0], [3.0, 2.0, 0.0]], dtype=torch.float64)):
            for dim in (0, -1):
                family.add(name, [tensor, dim, None], lambda x, n=name, d=dim: getattr(torch, n)(x, d))
    for name in ("cummax", "cummin"):
        for tensor in (distinct(3, 4), ints(3, 4)):
            for dim in (0, 1):
                family.add(name, [tensor, dim], lambda x, n=name, d=dim: getattr(torch, n)(x, d))
    family.add("logcumsumexp", [f64(3, 4), 1], lambda x: torch.logcumsumexp(x, 1))
    family.write()


def indexing():
    family = Family("indexing")
    x = f64(4, 3, 5)
    i = torch.tensor([0, -1, 2])
    j = torch.tensor([[0], [2]])

    def index(tensor, *parts, sliced=None):
        given = Mail(*parts)
        tensors = [p for p in parts if p is not None]
        def run(t, *rest):
            it = iter(rest)
            return t[tuple(slice(None) if p is None else next(it) for p in parts)]
        family.add("index", [tensor, given], run)

    index(x, i)
    index(x, None, torch.tensor([0, 2, 1]))
    index(x, i, None, torch.tensor([0, 4, 1]))
    index(x, None, torch.tensor([0, 2]), torch.tensor([1, 1]))
    index(x, j, torch.tensor([0, 1, 2]))
    index(x, torch.tensor([5]))
    index(x, torch.tensor([0, 1]), torch.tensor([0, 1, 2]))
    index(x, bools(4))
    index(x, bools(4, 3))
    index(x, bools(5))
    index(x, None, bools(3))
    index(x, torch.zeros(0, dtype=torch.int64))
    index(ints(4, 3), torch.tensor([0, 0]))
    index(bools(4, 3), torch.tensor([0, 0]))

    def put(tensor, values, accumulate, *parts):
        family.add("index_put_", [tensor, values, accumulate, Mail(*parts)], lambda t, v, *rest: t.clone().index_put_(fill(parts, rest), v, accumulate))

    def fill(parts, rest):
        it = iter(rest)
        return tuple(next(it) for p in parts)

    put(x, f64(3, 3, 5), False, torch.tensor([0, 1, 2]))
    put(x, f64(5), False, torch.tensor([0, 1]), torch.tensor([2, 2]))
    put(x, f64(5), True, torch.tensor([1, 1]), torch.tensor([2, 2]))
    put(x, f64(), False, bools(4, 3))
    put(x, f64(3), False, torch.tensor([0, 1]))
    for dim, places in ((0, [0, 2, 2]), (1, [1]), (2, [4, 0]), (-1, [0, 1]), (0, [4])):
        p = torch.tensor(places)
        family.add("index_select", [x, dim, p], lambda x, p, d=dim: x.index_select(d, p))
        shape = list(x.shape)
        shape[dim] = len(places)
        source = f64(*shape)
        family.add("index_add", [x, dim, p, source], lambda x, p, s, d=dim: x.index_add(d, p, s))
        if len(set(places)) == len(places):
            family.add("index_copy", [x, dim, p, source], lambda x, p, s, d=dim: x.index_copy(d, p, s))
            family.add("index_fill", [x, dim, p, Num(7.0)], lambda x, p, d=dim: x.index_fill(d, p, 7.0))
    for dim in (0, 1, 2):
        n = x.shape[dim]
        shape = [2, 2, 3]
        p = torch.randint(0, n, shape)
        family.add("gather", [x, dim, p], lambda x, p, d=dim: x.gather(d, p))
        family.add("scatter_add", [x, dim, p, f64(*shape)], lambda x, p, s, d=dim: x.scatter_add(d, p, s))
        unique = torch.argsort(torch.rand(x.shape), dim)
        family.add("scatter", [x, dim, unique, f64(*x.shape)], lambda x, p, s, d=dim: x.scatter(d, p, s))
        for code, reduce in enumerate(("sum", "prod", "mean", "amax", "amin")):
            for include in (True, False):
                family.add("scatter_reduce", [x, dim, p, f64(*shape), code, include], lambda x, p, s, d=dim, r=reduce, i=include: x.scatter_reduce(d, p, s, r, include_self=i), gradients=include or reduce in ("sum", "mean"))
    family.add("gather", [x, 0, torch.tensor([[[9]]])], lambda x, p: x.gather(0, p))
    family.add("gather", [x, 0, torch.tensor([0])], lambda x, p: x.gather(0, p))
    family.add("gather", [f64(3), 0, torch.tensor([1, 0], dtype=torch.int32)], lambda x, p: x.gather(0, p))
    family.add("masked_fill", [f64(2, 3), bools(2, 3), Num(0.5)], lambda x, m: x.masked_fill(m, 0.5))
    family.add("masked_fill", [f64(2, 3), bools(3), Num(-math.inf)], lambda x, m: x.masked_fill(m, -math.inf), gradients=False)
    family.add("masked_fill", [ints(2, 3), bools(2, 3), Num(7)], lambda x, m: x.masked_fill(m, 7))
    family.add("masked_select", [f64(2, 3), bools(2, 3)], torch.masked_select)
    family.add("masked_select", [f64(2, 3), bools(3)], torch.masked_select)
    family.add("masked_scatter", [f64(2, 3), bools(2, 3), f64(10)], lambda x, m, s: x.masked_scatter(m, s))
    family.add("take", [f64(2, 3), torch.tensor([[0, 5], [2, 2]])], torch.take)
    for tensor in (bools(3, 4), ints(5, low=0, high=2), f32(2, 2, 2), torch.tensor(3), torch.zeros(3)):
        family.add("nonzero", [tensor], torch.nonzero, gradients=False)
    family.add("isin", [ints(3, 4), ints(3), False], torch.isin)
    family.add("isin", [ints(3, 4), ints(3), True], lambda a, b: torch.isin(a, b, invert=True))
    family.write()


def sorting():
    family = Family("sorting")
    for tensor in (distinct(3, 5), distinct(4, dtype=torch.float32), ints(3, 4), bools(6), torch.tensor([2.0, math.nan, 1.0, 2.0, -math.inf])):
        gradients = not (tensor.is_floating_point() and tensor.isnan().any())
        for descending in (False, True):
            family.add("sort", [tensor, -1, descending, True], lambda x, d=descending: torch.sort(x, dim=-1, descending=d, stable=True), gradients=gradients)
        if tensor.dim() == 2:
            family.add("sort", [tensor, 0, False, True], lambda x: torch.sort(x, dim=0, stable=True))
    for tensor in (distinct(3, 5), distinct(6, dtype=torch.float32), torch.randperm(8)):
        for largest in (True, False):
            family.add("topk", [tensor, 2, -1, largest, True], lambda x, l=largest: torch.topk(x, 2, -1, l))
        family.add("topk", [tensor, 9, -1, True, True], lambda x: torch.topk(x, 9))
        family.add("kthvalue", [tensor, 2, -1, False], lambda x: torch.kthvalue(x, 2))
        family.add("kthvalue", [tensor, 2, 0, True], lambda x: torch.kthvalue(x, 2, 0, True))
        family.add("median_all", [tensor], torch.median)
        family.add("median_dim", [tensor, -1, False], lambda x: torch.median(x, -1))
        family.add("median_dim", [tensor, 0, True], lambda x: torch.median(x, 0, True))
    nan = torch.tensor([[1.0, math.nan, 3.0], [5.0, 4.0, 6.0]], dtype=torch.float64)
    family.add("median_all", [nan], torch.median, gradients=False)
    family.add("nanmedian_all", [nan], torch.nanmedian)
    family.add("nanmedian_dim", [nan, 1, False], lambda x: torch.nanmedian(x, 1))
    family.add("mode", [torch.tensor([[1, 2, 2, 3, 3], [5, 5, 4, 4, 4]]), -1, False], lambda x: torch.mode(x))
    family.add("mode", [torch.tensor([[1.0, 2.0, 2.0], [3.0, 1.0, 3.0]], dtype=torch.float64), 1, True], lambda x: torch.mode(x, 1, True))
    for tensor in (ints(3, 4), f32(5).round(), bools(4)):
        family.add("unique", [tensor, True, True, True], lambda x: torch.unique(x, return_inverse=True, return_counts=True), gradients=False)
        family.add("unique_consecutive", [tensor, True, True, None], lambda x: torch.unique_consecutive(x, return_inverse=True, return_counts=True), gradients=False)
    rows = torch.tensor([[1, 2], [0, 5], [1, 2], [0, 4]])
    family.add("unique_dim", [rows, 0, True, True, True], lambda x: torch.unique(x, return_inverse=True, return_counts=True, dim=0), transposed=False)
    family.add("unique_dim", [rows, 1, True, True, True], lambda x: torch.unique(x, return_inverse=True, return_counts=True, dim=1), transposed=False)
    edges = torch.tensor([1.0, 3.0, 5.0])
    for right in (False, True):
        family.add("searchsorted", [edges, torch.tensor([[0.0, 1.0, 2.0], [3.0, 5.0, 9.0]]), right], lambda e, v, r=right: torch.searchsorted(e, v, right=r), gradients=False)
    family.add("searchsorted", [torch.tensor([[1, 3, 5], [2, 4, 6]]), torch.tensor([[3, 3], [3, 7]]), False], torch.searchsorted)
    family.add("bincount", [torch.tensor([1, 0, 3, 1]), 0, 0], lambda x: torch.bincount(x))
    family.add("bincount", [torch.tensor([1, 0, 3, 1]), torch.tensor([0.5, 1.0, 2.0, 0.25]), 6], lambda x, w: torch.bincount(x, w, 6), gradients=False)
    family.add("bincount", [torch.tensor([1, -1]), 0, 0], lambda x: torch.bincount(x))
    family.add("histc", [f32(50), 4, -2, 2], lambda x: torch.histc(x, 4, -2, 2), gradients=False)
    family.add("histc", [f32(50), 10, 0, 0], lambda x: torch.histc(x, 10), gradients=False)
    family.write()


def creation():
    family = Family("creation")
    for shape in ((2, 3), (), (0,), (-1, 2)):
        family.add("zeros", [None, *shape], lambda s=shape: torch.zeros(s))
        family.add("ones", [2, *shape], lambda s=shape: torch.ones(s, dtype=torch.int64))
    for value in (2.5, 3, True):
        family.add("full", [Num(value), None if not isinstance(value, float) else 0, 2, 2], lambda v=value: torch.full((2, 2), v))
    family.add("full", [Num(1.5), 8, 3], lambda: torch.full((3,), 1.5, dtype=torch.float16))
    for start, end, step, dtype in ((0, 5, 1, torch.int64), (1, 2, 0.25, torch.float32), (5, 0, -2, torch.int64), (0, 1, 0.1, torch.float64), (0, 1, 0.1, torch.float32), (0, 3, 1, torch.int8), (0, 0, 1, torch.int64)):
        family.add("arange", [Num(start), Num(end), Num(step), CODES[dtype]], lambda a=start, b=end, c=step, d=dtype: torch.arange(a, b, c, dtype=d))
    for start, end, steps in ((0, 1, 5), (-1, 1, 10), (3, 3, 1), (0, 10, 0), (1, 0, 4)):
        for dtype in (torch.float32, torch.float64):
            family.add("linspace", [start, end, steps, CODES[dtype]], lambda a=start, b=end, s=steps, d=dtype: torch.linspace(a, b, s, dtype=d))
            family.add("logspace", [start, end, steps, 10.0, CODES[dtype]], lambda a=start, b=end, s=steps, d=dtype: torch.logspace(a, b, s, dtype=d))
    family.add("eye", [3, 3, None], lambda: torch.eye(3))
    family.add("eye", [2, 4, 2], lambda: torch.eye(2, 4, dtype=torch.int64))
    family.write()


def printing():
    cases = []

    def add(tensor, **options):
        defaults = dict(precision=4, threshold=1000, edgeitems=3, linewidth=80, sci_mode=None)
        defaults.update(options)
        torch.set_printoptions(**{k: v for k, v in defaults.items() if k != "sci_mode"}, sci_mode=defaults["sci_mode"])
        text = torch._tensor_str._tensor_str(tensor.detach(), 7)
        cases.append({"tensor": dump(tensor), "options": list(defaults.values()), "text": text})

    shapes = [(), (1,), (7,), (30,), (2, 3), (3, 1), (2, 3, 4), (2, 2, 2, 2), (12, 9), (1, 1, 40)]
    for shape in shapes:
        for scale in (1e-6, 1e-3, 1.0, 50.0, 1e3, 1e5, 1e9):
            add(torch.randn(shape) * scale)
            add((torch.randn(shape) * scale).round())
        add(torch.randint(-5, 6, shape))
        add(torch.randint(-5, 100000, shape))
        add(torch.rand(shape) > 0.5)
        add(torch.randn(shape, dtype=torch.float64))
        add(torch.randn(shape).half())
        add(torch.randn(shape).bfloat16())
        add(torch.randn(shape).clamp(min=0))
        add(torch.randn(shape) * torch.tensor(10.0) ** torch.randint(-6, 7, shape))
    ties = torch.arange(1, 64) / 32 / 1000 * 31.25 * 32
    for tensor in (torch.arange(1, 33) / 32, torch.arange(1, 33) / 64, torch.arange(-16, 16) / 128, ties, torch.arange(1, 9) * 31250.5):
        add(tensor)
    special = torch.tensor([1.0, math.nan, math.inf, -math.inf, 0.0, -0.0])
    add(special)
    add(special[1:])
    add(special[:2])
    add(torch.tensor([math.nan, math.inf]))
    add(torch.tensor([0.0, -0.0]))
    add(torch.tensor([1e-5, 1.0, math.nan]))
    add(torch.zeros(3, 3))
    for value in (0.1, 1.0, 1e-5, 123456789.0, 1e20, 1e30, math.nan, math.inf, -0.0, 100000.0, 0.00012345):
        add(torch.tensor(value))
    for shape in ((2000,), (40, 40), (3, 500), (500, 3), (11, 11, 11), (2, 1001)):
        add(torch.randn(shape))
        add(torch.arange(math.prod(shape)).reshape(shape))
    for options in (dict(precision=2), dict(precision=8), dict(sci_mode=True), dict(sci_mode=False), dict(linewidth=40), dict(edgeitems=1, threshold=5), dict(threshold=5)):
        add(torch.randn(4, 5), **options)
        add(torch.randn(4, 5) * 1e6, **options)
        add(torch.randn(3, 8, 7), **options)
        add(torch.randint(0, 1000, (6, 7)), **options)
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / "printing.json").write_text(f"[\n{lines}\n]\n")
    print("printing", len(cases))


if __name__ == "__main__":
    for family in (elementwise, views, reduction, indexing, sorting, creation, printing):
        torch.manual_seed(7)
        family()
