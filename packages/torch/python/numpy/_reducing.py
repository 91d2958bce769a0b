"""Reducing arrays along axes."""

import torch
from numpy._arithmetic import _FLOATS
from numpy._dtypes import dtype as _dtype, scalar
from numpy._ndarray import _from_tensor, _result, _tensor, asarray


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
