"""Making, reducing, joining and searching arrays."""

import builtins
import math

import torch
from numpy._arithmetic import _FLOATS, common_type, operands
from numpy._dtypes import dtype as _dtype
from numpy._dtypes import scalar
from numpy._ndarray import _from_tensor, _operand, _result, _tensor, array, asarray, ndarray

# Making ---------------------------------------------------------------------------------------------------------


def _shape(shape):
    return (int(shape),) if isinstance(shape, (int, ndarray)) else tuple(int(size) for size in shape)


def zeros(shape, dtype=float, order="C"):
    return _from_tensor(torch.zeros(_shape(shape), dtype=_dtype(dtype)._torch))


def ones(shape, dtype=float, order="C"):
    return _from_tensor(torch.ones(_shape(shape), dtype=_dtype(dtype)._torch))


def empty(shape, dtype=float, order="C"):
    return zeros(shape, dtype)


def full(shape, fill_value, dtype=None, order="C"):
    kind = array(fill_value).dtype if dtype is None else _dtype(dtype)
    return _from_tensor(torch.full(_shape(shape), _operand(fill_value), dtype=kind._torch))


def zeros_like(a, dtype=None):
    return zeros(asarray(a).shape, dtype or asarray(a).dtype)


def ones_like(a, dtype=None):
    return ones(asarray(a).shape, dtype or asarray(a).dtype)


def full_like(a, fill_value, dtype=None):
    return full(asarray(a).shape, fill_value, dtype or asarray(a).dtype)


empty_like = zeros_like


def arange(start, stop=None, step=1, dtype=None):
    """Evenly spaced values; the end is left out."""
    start, stop = (0, start) if stop is None else (start, stop)
    start, stop, step = (_operand(value) for value in (start, stop, step))
    is_whole = all(isinstance(value, int) for value in (start, stop, step))
    made = torch.arange(start, stop, step, dtype=torch.int64 if is_whole else torch.float64)
    return _from_tensor(made if dtype is None else made.to(_dtype(dtype)._torch))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    gaps = num - 1 if endpoint else num
    step = (stop - start) / gaps if gaps > 0 else math.nan
    made = torch.arange(num, dtype=torch.float64) * (step if gaps > 0 else 0.0) + start
    if endpoint and num > 1:
        made[-1] = stop
    result = _from_tensor(made if dtype is None else made.to(_dtype(dtype)._torch))
    return (result, step) if retstep else result


def logspace(start, stop, num=50, endpoint=True, base=10.0):
    return _from_tensor(torch.pow(torch.tensor(base, dtype=torch.float64), linspace(start, stop, num, endpoint)._t))


def eye(N, M=None, k=0, dtype=float):
    made = torch.ones(N, M or N, dtype=torch.float64)
    return _from_tensor((made.triu(k) - made.triu(k + 1)).to(_dtype(dtype)._torch))


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def diag(v, k=0):
    return _from_tensor(torch.diag(_tensor(v), k))


def tri(N, M=None, k=0, dtype=float):
    return _from_tensor(torch.ones(N, M or N, dtype=_dtype(dtype)._torch).tril(k))


def tril(m, k=0):
    return _from_tensor(_tensor(m).tril(k))


def triu(m, k=0):
    return _from_tensor(_tensor(m).triu(k))


def meshgrid(*xi, indexing="xy", sparse=False):
    tensors = [_tensor(x).reshape(-1) for x in xi]
    if indexing == "xy" and len(tensors) > 1:
        grids = torch.meshgrid(tensors[1], tensors[0], *tensors[2:], indexing="ij")
        grids = [grids[1], grids[0], *grids[2:]]
    else:
        grids = torch.meshgrid(*tensors, indexing="ij")
    return [_from_tensor(grid.contiguous()) for grid in grids]


def fromiter(iterable, dtype, count=-1):
    return array(list(iterable), dtype)


def frombuffer(buffer, dtype=float, count=-1, offset=0):
    return _from_tensor(torch.frombuffer(bytearray(buffer), dtype=_dtype(dtype)._torch, count=count, offset=offset))


def copy(a):
    return array(a)


# Reducing -------------------------------------------------------------------------------------------------------


def _axes(axis, dimensions):
    if axis is None:
        return tuple(range(dimensions))
    axes = axis if isinstance(axis, tuple) else (axis,)
    for each in axes:
        if not -dimensions <= each < dimensions:
            raise AxisError(f"axis {each} is out of bounds for array of dimension {dimensions}")
    return axes


class AxisError(ValueError, IndexError):
    """An axis that the array does not have."""


def _reduce(function):
    def apply(a, axis=None, dtype=None, out=None, keepdims=False, **settings):
        tensor = _tensor(a)
        if dtype is not None:
            tensor = tensor.to(_dtype(dtype)._torch)
        axes = _axes(axis, tensor.dim())
        if not axes:
            return scalar(function(tensor.reshape(1), (0,), False, **settings))
        return _result(function(tensor, axes, keepdims, **settings))

    return apply


def _floats(tensor):
    return tensor if tensor.dtype in _FLOATS else tensor.to(torch.float64)


def _sum(tensor, axes, keep):
    return tensor.sum(axes, keepdim=keep)


def _each_axis(function):
    """A reduction that the engine does along one axis at a time."""

    def apply(tensor, axes, keep):
        for axis in sorted((axis % tensor.dim() for axis in axes), reverse=True):
            tensor = function(tensor, axis, keep)
        return tensor

    return apply


def _variance(tensor, axes, keep, ddof=0):
    return _floats(tensor).var(axes, correction=ddof, keepdim=keep)


def _mean(tensor, axes, keep):
    return _floats(tensor).mean(axes, keepdim=keep)


sum = _reduce(_sum)
prod = _reduce(_each_axis(lambda t, axis, keep: t.prod(axis, keepdim=keep)))
mean = _reduce(_mean)
var = _reduce(_variance)
std = _reduce(lambda t, axes, keep, ddof=0: _variance(t, axes, keep, ddof).sqrt())
max = amax = _reduce(lambda t, axes, keep: t.amax(axes, keepdim=keep))
min = amin = _reduce(lambda t, axes, keep: t.amin(axes, keepdim=keep))
all = _reduce(_each_axis(lambda t, axis, keep: t.bool().all(axis, keepdim=keep)))
any = _reduce(_each_axis(lambda t, axis, keep: t.bool().any(axis, keepdim=keep)))
ptp = _reduce(lambda t, axes, keep: t.amax(axes, keepdim=keep) - t.amin(axes, keepdim=keep))
nansum = _reduce(lambda t, axes, keep: t.nansum(axes, keepdim=keep))
nanmean = _reduce(lambda t, axes, keep: _floats(t).nanmean(axes, keepdim=keep))
count_nonzero = _reduce(lambda t, axes, keep: (t != 0).sum(axes, keepdim=keep))


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    weights = asarray(weights)
    return sum(asarray(a) * weights, axis) / sum(weights, axis)


def _quantile(a, q, axis, keepdims):
    values = _floats(_tensor(a))
    at = _tensor(q).to(values.dtype) if not isinstance(q, (int, float)) else float(q)
    return _result(torch.quantile(values, at, dim=axis, keepdim=keepdims))


def quantile(a, q, axis=None, keepdims=False):
    return _quantile(a, q, axis, keepdims)


def percentile(a, q, axis=None, keepdims=False):
    return _quantile(a, asarray(q) / 100 if not isinstance(q, (int, float)) else q / 100, axis, keepdims)


def median(a, axis=None, keepdims=False):
    return _quantile(a, 0.5, axis, keepdims)


def argmax(a, axis=None):
    return _result(_tensor(a).argmax() if axis is None else _tensor(a).argmax(axis))


def argmin(a, axis=None):
    return _result(_tensor(a).argmin() if axis is None else _tensor(a).argmin(axis))


def cumsum(a, axis=None, dtype=None):
    tensor = _tensor(a)
    return _from_tensor(tensor.reshape(-1).cumsum(0) if axis is None else tensor.cumsum(axis))


def cumprod(a, axis=None, dtype=None):
    tensor = _tensor(a)
    return _from_tensor(tensor.reshape(-1).cumprod(0) if axis is None else tensor.cumprod(axis))


def diff(a, n=1, axis=-1):
    return _from_tensor(torch.diff(_tensor(a), n, axis))


# Shapes and joining ---------------------------------------------------------------------------------------------


def reshape(a, newshape, order="C"):
    return asarray(a).reshape(newshape)


def transpose(a, axes=None):
    return asarray(a).transpose() if axes is None else asarray(a).transpose(axes)


def ravel(a):
    return asarray(a).ravel()


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    tensor = _tensor(a)
    for each in sorted(axis if isinstance(axis, tuple) else (axis,)):
        tensor = tensor.unsqueeze(each)
    return _from_tensor(tensor)


def swapaxes(a, first, second):
    return asarray(a).swapaxes(first, second)


def moveaxis(a, source, destination):
    return _from_tensor(torch.movedim(_tensor(a), source, destination))


def broadcast_to(a, shape):
    return _from_tensor(_tensor(a).broadcast_to(_shape(shape)))


def _joined(arrays):
    tensors = [_tensor(each) for each in arrays]
    if not tensors:
        raise ValueError("need at least one array to concatenate")
    kind = tensors[0].dtype
    for tensor in tensors[1:]:
        kind = common_type(kind, tensor.dtype)
    return [tensor.to(kind) for tensor in tensors]


def concatenate(arrays, axis=0):
    tensors = _joined(arrays)
    if axis is None:
        tensors, axis = [tensor.reshape(-1) for tensor in tensors], 0
    if tensors[0].dim() == 0:
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    for i, tensor in enumerate(tensors[1:], 1):
        if tensor.dim() != tensors[0].dim():
            raise ValueError(
                "all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0, "
                f"the array at index 0 has {tensors[0].dim()} dimension(s) and the array at index {i} has {tensor.dim()} dimension(s)"
            )
        for d in range(tensor.dim()):
            if d != axis % tensor.dim() and tensor.shape[d] != tensors[0].shape[d]:
                raise ValueError(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
                    f"{d}, the array at index 0 has size {tensors[0].shape[d]} and the array at index {i} has size {tensor.shape[d]}"
                )
    return _from_tensor(torch.cat(tensors, axis))


def stack(arrays, axis=0):
    tensors = _joined(arrays)
    if builtins.any(tensor.shape != tensors[0].shape for tensor in tensors):
        raise ValueError("all input arrays must have the same shape")
    return _from_tensor(torch.stack(tensors, axis))


def vstack(arrays):
    return concatenate([each if each.ndim > 1 else each.reshape(1, -1) for each in map(asarray, arrays)], 0)


def hstack(arrays):
    held = [each if each.ndim else each.reshape(1) for each in map(asarray, arrays)]
    return concatenate(held, 0 if held[0].ndim == 1 else 1)


def dstack(arrays):
    return _from_tensor(torch.dstack(_joined(arrays)))


def column_stack(arrays):
    return concatenate([each if each.ndim > 1 else each.reshape(-1, 1) for each in map(asarray, arrays)], 1)


row_stack = vstack


def append(arr, values, axis=None):
    return concatenate([arr, values], axis)


def split(ary, indices_or_sections, axis=0):
    if isinstance(indices_or_sections, int) and asarray(ary).shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def array_split(ary, indices_or_sections, axis=0):
    parts = indices_or_sections if isinstance(indices_or_sections, int) else list(indices_or_sections)
    return [_from_tensor(part) for part in torch.tensor_split(_tensor(ary), parts, axis)]


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0 if asarray(ary).ndim == 1 else 1)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def tile(A, reps):
    reps = (reps,) if isinstance(reps, int) else tuple(reps)
    return _from_tensor(torch.tile(_tensor(A), reps))


def repeat(a, repeats, axis=None):
    return asarray(a).repeat(repeats, axis)


def flip(m, axis=None):
    tensor = _tensor(m)
    axes = range(tensor.dim()) if axis is None else ((axis,) if isinstance(axis, int) else axis)
    return _from_tensor(tensor.flip(tuple(axes)))


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def rot90(m, k=1, axes=(0, 1)):
    return _from_tensor(torch.rot90(_tensor(m), k, axes))


def roll(a, shift, axis=None):
    return _from_tensor(torch.roll(_tensor(a), shift) if axis is None else torch.roll(_tensor(a), shift, axis))


def pad(array, pad_width, mode="constant", constant_values=0):
    """Constant, edge and reflect padding."""
    tensor = _tensor(array)
    if isinstance(pad_width, int):
        widths = [(pad_width, pad_width)] * tensor.dim()
    else:
        widths = list(pad_width)
        if isinstance(widths[0], int):
            widths = [tuple(widths)] * tensor.dim()
        elif len(widths) == 1:
            widths = widths * tensor.dim()
    for axis, (before, after) in enumerate(widths):
        size = tensor.shape[axis]
        if mode == "constant":
            shape = list(tensor.shape)
            parts = []
            for count in (before, after):
                shape[axis] = count
                parts.append(torch.full(shape, constant_values, dtype=tensor.dtype))
            tensor = torch.cat([parts[0], tensor, parts[1]], axis)
            continue
        positions = [_reflected(i, size, mode) for i in range(-before, size + after)]
        tensor = tensor.index_select(axis, torch.tensor(positions))
    return _from_tensor(tensor)


def _reflected(i, size, mode):
    if mode == "edge":
        return builtins.min(builtins.max(i, 0), size - 1)
    if mode == "reflect":
        i = builtins.abs(i)
        return i if i < size else 2 * (size - 1) - i
    if mode == "wrap":
        return i % size
    raise ValueError(f"mode {mode!r} is not supported")


def delete(arr, obj, axis=None):
    tensor = _tensor(arr)
    if axis is None:
        tensor, axis = tensor.reshape(-1), 0
    gone = {i % tensor.shape[axis] for i in ([obj] if isinstance(obj, int) else _tensor(obj).tolist())}
    kept = [i for i in range(tensor.shape[axis]) if i not in gone]
    return _from_tensor(tensor.index_select(axis, torch.tensor(kept, dtype=torch.int64)))


def insert(arr, obj, values, axis=None):
    held = asarray(arr)
    held, axis = (held.ravel(), 0) if axis is None else (held, axis)
    first, second = array_split(held, [obj], axis)
    middle = asarray(values)
    shape = list(held.shape)
    shape[axis] = middle.size if held.ndim == 1 else 1
    return concatenate([first, broadcast_to(middle, shape), second], axis)


def atleast_1d(a):
    return asarray(a) if asarray(a).ndim else asarray(a).reshape(1)


def atleast_2d(a):
    held = atleast_1d(a)
    return held if held.ndim > 1 else held.reshape(1, -1)


# Searching and sorting ------------------------------------------------------------------------------------------


def where(condition, x=None, y=None):
    if x is None and y is None:
        return nonzero(condition)
    a, b = operands(x, y)
    return _result(torch.where(_tensor(condition).bool(), a, b))


def nonzero(a):
    return tuple(_from_tensor(part) for part in torch.nonzero(_tensor(a), as_tuple=True))


def argwhere(a):
    return _from_tensor(torch.nonzero(_tensor(a)))


def flatnonzero(a):
    return nonzero(asarray(a).ravel())[0]


def sort(a, axis=-1, kind=None):
    tensor = _tensor(a)
    return _from_tensor((tensor.reshape(-1) if axis is None else tensor).sort(dim=-1 if axis is None else axis, stable=True).values)


def argsort(a, axis=-1, kind=None):
    return _from_tensor(_tensor(a).argsort(dim=axis, stable=True))


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    tensor = _tensor(ar)
    if axis is not None:
        return _from_tensor(torch.unique(tensor, dim=axis))
    values, inverse, counts = torch.unique(tensor, return_inverse=True, return_counts=True)
    results = [_from_tensor(values)]
    if return_index:
        flat = inverse.reshape(-1).tolist()
        results.append(array([flat.index(i) for i in range(values.numel())]))
    if return_inverse:
        results.append(_from_tensor(inverse))
    if return_counts:
        results.append(_from_tensor(counts))
    return results[0] if len(results) == 1 else tuple(results)


def searchsorted(a, v, side="left"):
    values, wanted = operands(a, v)
    return _result(torch.searchsorted(values.contiguous(), wanted.contiguous(), right=side == "right"))


def digitize(x, bins, right=False):
    return searchsorted(bins, x, "left" if right else "right")


def bincount(x, weights=None, minlength=0):
    return _from_tensor(torch.bincount(_tensor(x), None if weights is None else _tensor(weights), minlength))


def histogram(a, bins=10, range=None, density=False):
    values = _floats(_tensor(a)).reshape(-1)
    if isinstance(bins, int):
        low, high = (values.min().item(), values.max().item()) if range is None else range
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = linspace(low, high, bins + 1)
    else:
        edges = asarray(bins).astype(float)
    limits = edges._t
    inside = values[(values >= limits[0]) & (values <= limits[-1])]
    at = torch.searchsorted(limits, inside, right=True) - 1
    counts = torch.bincount(at.clamp(max=len(limits) - 2), minlength=len(limits) - 1)
    if density:
        widths = limits[1:] - limits[:-1]
        return _from_tensor(counts.to(torch.float64) / widths / counts.sum()), edges
    return _from_tensor(counts), edges


def isin(element, test_elements):
    return _from_tensor(torch.isin(_tensor(element), _tensor(test_elements)))


def take(a, indices, axis=None):
    tensor, at = _tensor(a), _tensor(indices)
    if axis is None:
        return _result(tensor.reshape(-1)[at])
    return _from_tensor(tensor.index_select(axis, at.reshape(-1)))


def intersect1d(a, b):
    common = sorted(set(asarray(a).tolist()) & set(asarray(b).tolist()))
    return array(common, asarray(a).dtype)


def setdiff1d(a, b, assume_unique=False):
    gone = set(asarray(b).tolist())
    return array(sorted(value for value in set(asarray(a).tolist()) if value not in gone), asarray(a).dtype)


def select(condlist, choicelist, default=0):
    result = full(asarray(condlist[0]).shape, default)
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        result = where(condition, choice, result)
    return result


def partition(a, kth, axis=-1):
    return sort(a, axis)


def argpartition(a, kth, axis=-1):
    return argsort(a, axis)


def lexsort(keys):
    order = arange(asarray(keys[0]).size)
    for key in keys:
        order = order[argsort(asarray(key)[order])]
    return order


def indices(dimensions, dtype=int):
    grids = torch.meshgrid(*[torch.arange(size) for size in dimensions], indexing="ij")
    return _from_tensor(torch.stack(grids).to(_dtype(dtype)._torch))


def fromfunction(function, shape, dtype=float):
    return function(*indices(shape, dtype))


def union1d(a, b):
    return unique(concatenate([asarray(a).ravel(), asarray(b).ravel()]))


# Numbers --------------------------------------------------------------------------------------------------------


def round(a, decimals=0, out=None):
    tensor = _tensor(a)
    return _result(tensor if tensor.dtype not in _FLOATS and decimals >= 0 else torch.round(_floats(tensor), decimals=decimals))


round_ = around = round


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return builtins.bool(all(isclose(a, b, rtol, atol, equal_nan)))


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    x, y = operands(a, b)
    return _result(torch.isclose(_floats(x), _floats(y), rtol, atol, equal_nan))


def array_equal(a, b):
    x, y = asarray(a), asarray(b)
    return x.shape == y.shape and builtins.bool(all(x == y))


def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    return _result(torch.nan_to_num(_tensor(x), nan, posinf, neginf))


def inner(a, b):
    x, y = operands(a, b)
    return _result(torch.inner(x, y))


def outer(a, b):
    x, y = operands(a, b)
    return _from_tensor(torch.outer(x.reshape(-1), y.reshape(-1)))


def vdot(a, b):
    x, y = operands(a, b)
    return _result(torch.dot(x.reshape(-1), y.reshape(-1)))


def cross(a, b):
    x, y = operands(a, b)
    return _from_tensor(torch.linalg.cross(x, y))


def tensordot(a, b, axes=2):
    x, y = operands(a, b)
    return _result(torch.tensordot(x, y, axes))


def einsum(equation, *arrays):
    return _result(torch.einsum(equation, *[_tensor(each) for each in arrays]))


def kron(a, b):
    x, y = operands(a, b)
    return _from_tensor(torch.kron(x, y))


def trace(a):
    return _result(_tensor(a).diagonal().sum())


def diagonal(a, offset=0):
    return _from_tensor(_tensor(a).diagonal(offset))


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    tensor = _floats(_tensor(m))
    if y is not None:
        tensor = torch.cat([torch.atleast_2d(tensor), torch.atleast_2d(_floats(_tensor(y)))])
    return _result(torch.cov(tensor if rowvar else tensor.T, correction=(0 if bias else 1) if ddof is None else ddof))


def corrcoef(x, y=None, rowvar=True):
    tensor = _floats(_tensor(x))
    if y is not None:
        tensor = torch.stack([tensor, _floats(_tensor(y))])
    return _result(torch.corrcoef(tensor if rowvar else tensor.T))


def interp(x, xp, fp):
    at, known, values = (_floats(_tensor(each)) for each in (x, xp, fp))
    right = torch.searchsorted(known, at).clamp(1, known.numel() - 1)
    left = right - 1
    share = ((at - known[left]) / (known[right] - known[left])).clamp(0, 1)
    return _result(values[left] + share * (values[right] - values[left]))


def trapz(y, x=None, dx=1.0):
    return _result(torch.trapezoid(_floats(_tensor(y)), dx=dx) if x is None else torch.trapezoid(_floats(_tensor(y)), _floats(_tensor(x))))


trapezoid = trapz


def gradient(f):
    values = _floats(_tensor(f))
    inner_part = (values[2:] - values[:-2]) / 2
    return _from_tensor(torch.cat([values[1:2] - values[:1], inner_part, values[-1:] - values[-2:-1]]))


def polyfit(x, y, deg):
    columns = torch.stack([_floats(_tensor(x)) ** power for power in range(deg, -1, -1)], 1)
    return _from_tensor(torch.linalg.lstsq(columns, _floats(_tensor(y)).unsqueeze(1)).solution.squeeze(1))


def polyval(p, x):
    held = asarray(x)
    result = held * 0
    for coefficient in asarray(p):
        result = result * held + coefficient
    return result


def vectorize(pyfunc, otypes=None):
    def apply(*arrays):
        shaped = torch.broadcast_tensors(*[_tensor(each) for each in arrays])
        rows = zip(*(each.reshape(-1).tolist() for each in shaped))
        return array([pyfunc(*row) for row in rows]).reshape(tuple(shaped[0].shape))

    return apply


def apply_along_axis(func1d, axis, arr):
    moved = moveaxis(asarray(arr), axis, -1)
    rows = [func1d(row) for row in moved.reshape(-1, moved.shape[-1])]
    return array(rows).reshape(moved.shape[:-1] + asarray(rows[0]).shape)


def unravel_index(indices, shape):
    rest, found = int(indices), []
    for size in reversed(shape):
        found.append(rest % size)
        rest //= size
    return tuple(reversed(found))


def ix_(*arrays):
    return tuple(
        asarray(each).reshape(tuple(-1 if i == at else 1 for i in range(len(arrays)))) for at, each in enumerate(arrays)
    )


def ndenumerate(arr):
    held = asarray(arr)
    for flat, value in enumerate(held.ravel()):
        yield unravel_index(flat, held.shape), value


def ndindex(*shape):
    shape = shape[0] if shape and isinstance(shape[0], tuple) else shape
    for flat in range(math.prod(shape)):
        yield unravel_index(flat, shape)


def shape(a):
    return asarray(a).shape


def ndim(a):
    return asarray(a).ndim


def size(a, axis=None):
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def save(file, arr):
    """Writes the npy format, version 1.0."""
    held = ascontiguousarray(arr)
    header = f"{{'descr': '{held.dtype.str}', 'fortran_order': False, 'shape': {held.shape}, }}".encode()
    header += b" " * (-(len(header) + 11) % 64) + b"\n"
    data = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + held.tobytes()
    if hasattr(file, "write"):
        file.write(data)
        return
    with open(file if str(file).endswith(".npy") else f"{file}.npy", "wb") as out:
        out.write(data)


def load(file, allow_pickle=False):
    """Reads the npy format."""
    if hasattr(file, "read"):
        data = file.read()
    else:
        with open(file, "rb") as held:
            data = held.read()
    if data[:6] != b"\x93NUMPY":
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    import ast

    width = 2 if data[6] == 1 else 4
    length = int.from_bytes(data[8 : 8 + width], "little")
    start = 8 + width
    header = ast.literal_eval(data[start : start + length].decode("latin1").strip())
    values = frombuffer(data[start + length :], header["descr"])
    if header["fortran_order"]:
        return values.reshape(header["shape"][::-1]).transpose()
    return values.reshape(header["shape"])


def ascontiguousarray(a, dtype=None):
    return _from_tensor(asarray(a, dtype)._t.contiguous())


def may_share_memory(a, b):
    return asarray(a)._t.untyped_storage().data_ptr() == asarray(b)._t.untyped_storage().data_ptr()


shares_memory = may_share_memory

_METHODS = (
    "sum prod mean var std max min all any ptp argmax argmin cumsum cumprod round argsort nonzero take searchsorted trace diagonal"
)
for _name in _METHODS.split():
    setattr(ndarray, _name, globals()[_name])
