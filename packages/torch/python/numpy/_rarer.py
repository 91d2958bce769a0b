"""Functions that few programs use: brought in when one asks for them."""

import builtins
import math
import warnings

import numpy as np
import torch
from numpy._ndarray import _from_tensor, _tensor, asarray


def _elementwise(function):
    def apply(*arguments):
        return _from_tensor(function(*[_tensor(a) for a in arguments]))[()]

    return apply


def _floats(a):
    held = _tensor(a)
    return held if held.is_floating_point() else held.double()


heaviside = lambda x, h: _from_tensor(torch.heaviside(_floats(x), _floats(h).expand_as(_floats(x)).contiguous()))[()]  # noqa: E731
fmod, copysign, signbit = _elementwise(torch.fmod), _elementwise(torch.copysign), _elementwise(torch.signbit)
gcd, lcm = _elementwise(torch.gcd), _elementwise(torch.lcm)
logaddexp, logaddexp2 = _elementwise(torch.logaddexp), _elementwise(torch.logaddexp2)
isposinf, isneginf = _elementwise(torch.isposinf), _elementwise(torch.isneginf)
sinc = lambda x: _from_tensor(torch.sinc(_floats(x)))[()]  # noqa: E731
fix = lambda x: _from_tensor(_floats(x).trunc())[()]  # noqa: E731
real = conj = conjugate = lambda x: asarray(x)  # noqa: E731
imag = lambda x: np.zeros_like(asarray(x))  # noqa: E731
isreal = lambda x: np.ones(asarray(x).shape, dtype=bool)  # noqa: E731
iscomplex = lambda x: np.zeros(asarray(x).shape, dtype=bool)  # noqa: E731
isrealobj = lambda x: True  # noqa: E731
in1d = lambda a, b: np.isin(asarray(a).ravel(), b)  # noqa: E731
setxor1d = lambda a, b: np.union1d(np.setdiff1d(a, b), np.setdiff1d(b, a))  # noqa: E731
msort = lambda a: np.sort(a, axis=0)  # noqa: E731
product, cumproduct, alltrue, sometrue = np.prod, np.cumprod, np.all, np.any


def array_equiv(a1, a2):
    """Whether two arrays are equal once broadcast; False where they do not broadcast."""
    a1, a2 = asarray(a1), asarray(a2)
    try:
        torch.broadcast_shapes(a1.shape, a2.shape)
    except RuntimeError:
        return False
    return builtins.bool(np.all(a1 == a2))


def divmod(a, b):
    return np.floor_divide(a, b), np.remainder(a, b)


def modf(x):
    held = _floats(x)
    return _from_tensor(held - held.trunc())[()], _from_tensor(held.trunc())[()]


def geomspace(start, stop, num=50):
    return np.logspace(math.log10(start), math.log10(stop), num)


def _bound(name, filler):
    """A largest or smallest number that passes NaN over; NaN, with a warning, where there is nothing else."""

    def reduce(a, axis=None, **options):
        held = asarray(a)
        if held.dtype.kind != "f":
            return getattr(np, name)(held, axis=axis, **options)
        absent = np.isnan(held)
        found = getattr(np, name)(np.where(absent, filler, held), axis=axis, **options)
        empty = absent.all(axis=axis, **options)
        if not np.any(empty):
            return found
        warnings.warn("All-NaN slice encountered", RuntimeWarning, stacklevel=2)
        if np.ndim(empty) == 0:
            return held.dtype.type(math.nan)
        found[empty] = math.nan
        return found

    return reduce


def _place_of_bound(name, filler):
    def reduce(a, axis=None, **options):
        held = asarray(a)
        if held.dtype.kind != "f":
            return getattr(np, name)(held, axis=axis, **options)
        absent = np.isnan(held)
        if np.any(absent.all(axis=axis)):
            raise ValueError("All-NaN slice encountered")
        return getattr(np, name)(np.where(absent, filler, held), axis=axis, **options)

    return reduce


nanmax, nanmin = _bound("max", -math.inf), _bound("min", math.inf)
nanargmax, nanargmin = _place_of_bound("argmax", -math.inf), _place_of_bound("argmin", math.inf)


def nanvar(a, axis=None, ddof=0):
    held = asarray(a)
    center = np.nanmean(held, axis=axis) if axis is None else np.expand_dims(np.nanmean(held, axis=axis), axis)
    count = (~np.isnan(held)).sum(axis=axis)
    return np.nansum((held - center) ** 2, axis=axis) / (count - ddof)


def nanstd(a, axis=None, ddof=0):
    return np.sqrt(nanvar(a, axis, ddof))


def nanquantile(a, q, axis=None):
    return _from_tensor(torch.nanquantile(_floats(a), _floats(q), dim=axis))[()]


def nanpercentile(a, q, axis=None):
    return nanquantile(a, np.divide(q, 100), axis)


def nanmedian(a, axis=None):
    return nanquantile(a, 0.5, axis)


def extract(condition, arr):
    return asarray(arr).ravel()[asarray(condition).ravel()]


def compress(condition, a, axis=None):
    held = asarray(a)
    return np.take(held.ravel() if axis is None else held, np.flatnonzero(condition), axis=0 if axis is None else axis)


def put(a, ind, v):
    """Writes into the flattened array, wherever its memory lies; values too few are repeated."""
    flat = asarray(ind).ravel()
    size = a.size
    if flat.size == 0:
        return
    wrong = flat[(flat < -size) | (flat >= size)]
    if wrong.size:
        raise IndexError(f"index {wrong[0]} is out of bounds for axis 0 with size {size}")
    target = a if a.ndim else a.reshape(1)
    target[np.unravel_index(flat % size, target.shape)] = np.resize(v, flat.size)


def putmask(a, mask, values):
    a[asarray(mask).astype(bool)] = np.resize(values, a.shape)[asarray(mask).astype(bool)]


def place(arr, mask, vals):
    """Writes the values one after the other where the mask is true, and again from the first when they run out."""
    mask = asarray(mask).astype(bool)
    if mask.size != arr.size:
        raise ValueError("place: mask and data must be the same size")
    count = int(mask.sum())
    if count == 0:
        return
    if np.size(vals) == 0:
        raise ValueError("Cannot insert from an empty array!")
    arr[mask.reshape(arr.shape)] = np.resize(vals, count)


def choose(a, choices):
    return np.select([asarray(a) == i for i in range(len(choices))], [asarray(c) for c in choices])


def take_along_axis(arr, indices, axis):
    return _from_tensor(torch.take_along_dim(_tensor(arr), _tensor(indices), dim=axis))


def put_along_axis(arr, indices, values, axis):
    at = _tensor(indices)
    held = _tensor(arr)
    held.scatter_(axis, at, _tensor(values).to(held.dtype).expand_as(at))


def fill_diagonal(a, val):
    n = builtins.min(a.shape)
    a[(np.arange(n),) * a.ndim] = val


diagflat = lambda v, k=0: np.diag(asarray(v).ravel(), k)  # noqa: E731
diag_indices = lambda n, ndim=2: (np.arange(n),) * ndim  # noqa: E731
tril_indices = lambda n, k=0, m=None: tuple(_from_tensor(t) for t in torch.tril_indices(n, m or n, k))  # noqa: E731
triu_indices = lambda n, k=0, m=None: tuple(_from_tensor(t) for t in torch.triu_indices(n, m or n, k))  # noqa: E731
tril_indices_from = lambda a, k=0: tril_indices(a.shape[0], k, a.shape[1])  # noqa: E731
triu_indices_from = lambda a, k=0: triu_indices(a.shape[0], k, a.shape[1])  # noqa: E731
dsplit = lambda a, parts: np.split(a, parts, axis=2)  # noqa: E731
broadcast_arrays = lambda *arrays: [_from_tensor(t) for t in torch.broadcast_tensors(*map(_tensor, arrays))]  # noqa: E731
atleast_3d = lambda a: asarray(a)[None, :, None] if np.ndim(a) == 1 else asarray(a).reshape(*asarray(a).shape, *[1] * (3 - np.ndim(a)))  # noqa: E731
ediff1d = lambda a: np.diff(asarray(a).ravel())  # noqa: E731
vander = lambda x, N=None, increasing=False: _from_tensor(torch.vander(_tensor(x), N, increasing=increasing))  # noqa: E731


def resize(a, new_shape):
    """Repeats the values as often as the new shape wants them."""
    flat = asarray(a).ravel()
    count = int(np.prod(new_shape))
    return np.tile(flat, -(-count // flat.size))[:count].reshape(new_shape)


def rollaxis(a, axis, start=0):
    """Moves an axis to lie before the axis `start`."""
    dimensions = np.ndim(a)
    axis = axis + dimensions if axis < 0 else axis
    start = start + dimensions if start < 0 else start
    return np.moveaxis(a, axis, start - 1 if axis < start else start)


def iterable(value):
    try:
        iter(value)
    except TypeError:
        return False
    return True


def correlate(a, v, mode="valid"):
    return np.convolve(a, asarray(v)[::-1], mode)


def histogram_bin_edges(a, bins=10, range=None):
    return np.histogram(a, bins, range)[1]


def histogram2d(x, y, bins=10, range=None):
    """Counts over a grid of bins, and the edges along both."""
    sizes = (bins, bins) if isinstance(bins, int) else bins
    edges = []
    for values, size, bound in zip((x, y), sizes, range or (None, None)):
        low, high = bound or (asarray(values).min(), asarray(values).max())
        edges.append(np.linspace(low, high, size + 1) if isinstance(size, int) else asarray(size))
    places = [
        np.clip(np.searchsorted(edge, asarray(values), side="right") - 1, 0, edge.size - 2)
        for values, edge in zip((x, y), edges)
    ]
    inside = [(asarray(v) >= e[0]) & (asarray(v) <= e[-1]) for v, e in zip((x, y), edges)]
    shape = (edges[0].size - 1, edges[1].size - 1)
    flat = (places[0] * shape[1] + places[1])[inside[0] & inside[1]]
    return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape).astype(float), edges[0], edges[1]


def ravel_multi_index(multi_index, dims):
    at = 0
    for index, size in zip(multi_index, dims):
        at = at * size + asarray(index)
    return at


def base_repr(number, base=2, padding=0):
    digits = ""
    left = abs(number)
    while left:
        left, digit = builtins.divmod(left, base)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + digits
    return ("-" if number < 0 else "") + "0" * padding + (digits or "0")


def binary_repr(num, width=None):
    if num < 0 and width is not None:
        num += 1 << width
    return np.base_repr(num).rjust(width or 0, "0")


def block(arrays):
    if isinstance(arrays, list) and arrays and isinstance(arrays[0], list):
        return np.vstack([np.hstack([np.atleast_2d(a) for a in row]) for row in arrays])
    return np.hstack(arrays)


def piecewise(x, condlist, funclist, *args, **kw):
    """Each function over the part that its condition picks; where several pick one, the last has its way."""
    x = asarray(x)
    if np.ndim(condlist) == 0 or (np.ndim(condlist[0]) == 0 and x.ndim > 0):
        condlist = [condlist]
    flat = x.reshape(-1)
    conditions = [asarray(condition).astype(bool).reshape(-1) for condition in condlist]
    n = len(conditions)
    if len(funclist) == n + 1:
        conditions.append(~np.any(np.stack(conditions), axis=0))
    elif len(funclist) != n:
        raise ValueError(f"with {n} condition(s), either {n} or {n + 1} functions are expected")
    out = np.zeros_like(flat)
    for condition, function in zip(conditions, funclist):
        if not callable(function):
            out[condition] = function
        elif condition.any():
            out[condition] = function(flat[condition], *args, **kw)
    return out.reshape(x.shape)


class poly1d:
    """A polynomial by its coefficients, the highest power first."""

    def __init__(self, coefficients):
        self.coeffs = self.c = np.atleast_1d(asarray(coefficients))

    order = property(lambda self: self.coeffs.size - 1)

    def __call__(self, x):
        return np.polyval(self.coeffs, x)

    def deriv(self):
        return poly1d(self.coeffs[:-1] * np.arange(self.order, 0, -1))

    def __getitem__(self, power):
        return self.coeffs[self.order - power]

    def __repr__(self):
        return f"poly1d({np.array2string(self.coeffs, separator=', ')})"


class _Index:
    def __getitem__(self, key):
        return key


s_, index_exp = _Index(), _Index()
infty = math.inf

_OWN = {"builtins", "math", "warnings", "np", "torch", "asarray"}
NAMES = frozenset(name for name in globals() if not (name.startswith("_") or name in _OWN))
