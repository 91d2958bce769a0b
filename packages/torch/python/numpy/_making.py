"""Making arrays."""

import math

import torch
from numpy._dtypes import dtype as _dtype
from numpy._ndarray import _from_tensor, _operand, _tensor, array, asarray, ndarray
from numpy._reducing import all


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
