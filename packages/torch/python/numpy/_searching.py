"""Searching, sorting and sets."""

import torch
from numpy._arithmetic import operands
from numpy._dtypes import dtype as _dtype
from numpy._making import arange, full, linspace
from numpy._ndarray import _from_tensor, _result, _tensor, array, asarray
from numpy._reducing import _floats
from numpy._shapes import concatenate


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


class _Grid:
    """`np.mgrid[0:3, 0:4]`: positions along every dimension, as an array a dimension; a step of `5j` counts points."""

    def __init__(self, is_open):
        self._is_open = is_open

    def __getitem__(self, key):
        parts = key if isinstance(key, tuple) else (key,)
        axes = []
        for part in parts:
            start, step = part.start or 0, 1 if part.step is None else part.step
            if isinstance(step, complex):
                axes.append(torch.linspace(start, part.stop, int(abs(step)), dtype=torch.float64))
            else:
                axes.append(torch.arange(start, part.stop, step))
        if not isinstance(key, tuple):
            return _from_tensor(axes[0])
        if any_float := [axis for axis in axes if axis.is_floating_point()]:
            axes = [axis.to(any_float[0].dtype) for axis in axes]
        grids = torch.meshgrid(*axes, indexing="ij")
        if not self._is_open:
            return _from_tensor(torch.stack(grids))
        shapes = [[-1 if i == k else 1 for i in range(len(axes))] for k in range(len(axes))]
        return [_from_tensor(axis.reshape(shape)) for axis, shape in zip(axes, shapes)]


mgrid, ogrid = _Grid(False), _Grid(True)


def fromfunction(function, shape, dtype=float):
    return function(*indices(shape, dtype))


def union1d(a, b):
    return unique(concatenate([asarray(a).ravel(), asarray(b).ravel()]))
