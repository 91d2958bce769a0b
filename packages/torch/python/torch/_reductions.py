"""Functions that make many elements into one, along dimensions or over all."""

import builtins

from torch import _C, return_types
from torch._creation import into
from torch._dtype import code
from torch._size_arguments import dims_of
from torch._tensor import Tensor, _check, _handle, _tensor_handle, _wrap, _wrap_many, methods, numpy_names


def _named(name, axis, keepdims, dim, keepdim):
    """NumPy's names for the same arguments."""
    return (dim if axis is None else axis), (keepdim if keepdims is None else keepdims)


def sum(input, dim=None, keepdim=False, *, dtype=None, out=None, axis=None, keepdims=None):
    """The sum of all elements, or along `dim`; integers sum in int64."""
    if axis is not None or keepdims is not None:
        dim, keepdim = _named("sum", axis, keepdims, dim, keepdim)
    h = _tensor_handle(input, "sum")
    if dim is None:
        h = _C.sum(h, keepdim, code(dtype))
    else:
        h = _C.sum(h, keepdim, code(dtype), *dims_of(dim))
    return _wrap(h) if out is None else into(out, _wrap(h))


def mean(input, dim=None, keepdim=False, *, dtype=None, out=None, axis=None, keepdims=None):
    """The mean of all elements, or along `dim`; of floats only."""
    if axis is not None or keepdims is not None:
        dim, keepdim = _named("mean", axis, keepdims, dim, keepdim)
    h = _C.mean(_tensor_handle(input, "mean"), keepdim, code(dtype), *dims_of(dim))
    return _wrap(h) if out is None else into(out, _wrap(h))


def nansum(input, dim=None, keepdim=False, *, dtype=None, out=None):
    """As `sum`, with NaN counted as 0."""
    return into(out, _wrap(_C.nansum(_tensor_handle(input, "nansum"), keepdim, code(dtype), *dims_of(dim))))


def nanmean(input, dim=None, keepdim=False, *, dtype=None, out=None):
    """As `mean`, of the elements that are not NaN."""
    return into(out, _wrap(_C.nanmean(_tensor_handle(input, "nanmean"), keepdim, code(dtype), *dims_of(dim))))


def prod(input, dim=None, keepdim=False, *, dtype=None, out=None):
    """The product of all elements, or along `dim`."""
    h = _tensor_handle(input, "prod")
    return into(out, _wrap(_C.prod(h, keepdim, code(dtype), None if dim is None else dim.__index__())))


def _spread(name):
    def function(input, dim=None, unbiased=None, keepdim=False, *, correction=None, out=None, axis=None, keepdims=None):
        if axis is not None or keepdims is not None:
            dim, keepdim = _named(name, axis, keepdims, dim, keepdim)
        if dim is True or dim is False:
            dim, unbiased = None, dim
        if correction is None:
            correction = 1 if unbiased is None or unbiased else 0
        h = getattr(_C, name)(_tensor_handle(input, name), correction, keepdim, *dims_of(dim))
        if name.endswith("_mean"):
            return _wrap_many(h)
        return into(out, _wrap(h))

    function.__name__ = function.__qualname__ = name
    return function


var = _spread("var")
std = _spread("std")
var_mean = _spread("var_mean")
std_mean = _spread("std_mean")


def _extreme(name, elementwise):
    of_all, along = name + "_all", name + "_dim"
    result = getattr(return_types, name)

    def function(input, dim=None, keepdim=False, *, out=None, other=None, axis=None, keepdims=None):
        if axis is not None or keepdims is not None:
            dim, keepdim = _named(name, axis, keepdims, dim, keepdim)
        h = _tensor_handle(input, name)
        if dim is None and other is None:
            return into(out, _wrap(getattr(_C, of_all)(h)))
        if isinstance(dim, Tensor) or other is not None:
            other = dim if other is None else other
            return into(out, _wrap(getattr(_C, elementwise)(h, _tensor_handle(other, name, "other", 2))))
        found = result(_wrap_many(getattr(_C, along)(h, dim.__index__(), keepdim)))
        if out is not None:
            return result([into(given, value) for given, value in zip(out, found)])
        return found

    function.__name__ = function.__qualname__ = name
    return function


max = _extreme("max", "maximum")
min = _extreme("min", "minimum")


def _extreme_values(name):
    def function(input, dim=(), keepdim=False, *, out=None):
        return into(out, _wrap(getattr(_C, name)(_tensor_handle(input, name), keepdim, *dims_of(dim))))

    function.__name__ = function.__qualname__ = name
    return function


amax = _extreme_values("amax")
amin = _extreme_values("amin")


def aminmax(input, *, dim=None, keepdim=False):
    """The least and the greatest element."""
    dims = () if dim is None else (dim,)
    return return_types.aminmax((amin(input, dims, keepdim), amax(input, dims, keepdim)))


def _position(name):
    def function(input, dim=None, keepdim=False, *, out=None, axis=None, keepdims=None):
        if axis is not None or keepdims is not None:
            dim, keepdim = _named(name, axis, keepdims, dim, keepdim)
        h = _tensor_handle(input, name)
        return into(out, _wrap(getattr(_C, name)(h, None if dim is None else dim.__index__(), keepdim)))

    function.__name__ = function.__qualname__ = name
    return function


argmax = _position("argmax")
argmin = _position("argmin")


def _truth(name):
    def function(input, dim=None, keepdim=False, *, out=None, axis=None, keepdims=None):
        if axis is not None or keepdims is not None:
            dim, keepdim = _named(name, axis, keepdims, dim, keepdim)
        h = _tensor_handle(input, name)
        if isinstance(dim, (tuple, list)):
            result = input
            for axis in sorted([d % input.ndim for d in dim], reverse=True):
                result = function(result, axis, keepdim)
            return into(out, result)
        return into(out, _wrap(getattr(_C, name)(h, dim, keepdim)))

    function.__name__ = function.__qualname__ = name
    return function


all = _truth("all")
any = _truth("any")


def _middle(name):
    result = getattr(return_types, name)

    def function(input, dim=None, keepdim=False, *, out=None):
        h = _tensor_handle(input, name)
        if dim is None:
            return _wrap(getattr(_C, name + "_all")(h))
        return result(_wrap_many(getattr(_C, name + "_dim")(h, dim, keepdim)))

    function.__name__ = function.__qualname__ = name
    return function


median = _middle("median")
nanmedian = _middle("nanmedian")


def mode(input, dim=-1, keepdim=False, *, out=None):
    """The most frequent value along `dim`, and where it is."""
    return return_types.mode(_wrap_many(_C.mode(_tensor_handle(input, "mode"), dim, keepdim)))


def kthvalue(input, k, dim=-1, keepdim=False, *, out=None):
    """The k-th smallest value along `dim`, and where it is."""
    return return_types.kthvalue(_wrap_many(_C.kthvalue(_tensor_handle(input, "kthvalue"), k, dim, keepdim)))


def norm(input, p="fro", dim=None, keepdim=False, out=None, dtype=None):
    """The p-norm of all elements, or along `dim`."""
    _tensor_handle(input, "norm")
    if dtype is not None:
        input = input.to(dtype)
    if p == "nuc":
        from torch import linalg

        return linalg.matrix_norm(input, "nuc", dim if dim is not None else (-2, -1), keepdim)
    power = 2.0 if p in ("fro", None) else float(p)
    return into(out, _wrap(_C.norm(input._h, power, keepdim, *dims_of(dim))))


def _norm_method(self, p="fro", dim=None, keepdim=False, dtype=None):
    return norm(self, p, dim, keepdim, dtype=dtype)


def dist(input, other, p=2):
    """The p-norm of the difference."""
    return norm(input - other, p)


def renorm(input, p, dim, maxnorm):
    """Each part along `dim` scaled down to a norm of `maxnorm` where it is longer."""
    dims = [d for d in range(input.ndim) if d != dim % input.ndim]
    lengths = norm(input, p, dims, True)
    from torch._pointwise import where

    return where(lengths > maxnorm, input * (maxnorm / (lengths + 1e-7)), input)


def logsumexp(input, dim, keepdim=False, *, out=None):
    """`log(sum(exp(x)))` along `dim`, without overflow."""
    return into(out, _wrap(_C.logsumexp(_tensor_handle(input, "logsumexp"), keepdim, *dims_of(dim))))


def _running(name):
    def function(input, dim, *, dtype=None, out=None):
        h = getattr(_C, name)(_tensor_handle(input, name), dim, code(dtype))
        return into(out, _wrap(h))

    function.__name__ = function.__qualname__ = name
    return function


cumsum = _running("cumsum")
cumprod = _running("cumprod")


def cumsum_(input, dim, *, dtype=None):
    """As `cumsum`, in place."""
    return input.copy_(cumsum(input, dim, dtype=dtype))


def cumprod_(input, dim, *, dtype=None):
    """As `cumprod`, in place."""
    return input.copy_(cumprod(input, dim, dtype=dtype))


def cummax(input, dim, *, out=None):
    """The greatest element so far, and where it is."""
    return return_types.cummax(_wrap_many(_C.cummax(_tensor_handle(input, "cummax"), dim)))


def cummin(input, dim, *, out=None):
    """The least element so far, and where it is."""
    return return_types.cummin(_wrap_many(_C.cummin(_tensor_handle(input, "cummin"), dim)))


def logcumsumexp(input, dim, *, out=None):
    """`log(cumsum(exp(x)))` along `dim`, without overflow."""
    return into(out, _wrap(_C.logcumsumexp(_tensor_handle(input, "logcumsumexp"), dim)))


def count_nonzero(input, dim=None):
    """How many elements are not 0."""
    return _wrap(_C.count_nonzero(_tensor_handle(input, "count_nonzero"), *dims_of(dim)))


def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear", out=None):
    """The q-th quantiles, q in [0, 1]."""
    return _quantile(input, q, dim, keepdim, interpolation, out)


def nanquantile(input, q, dim=None, keepdim=False, *, interpolation="linear", out=None):
    """As `quantile`, of the elements that are not NaN (1-d input)."""
    if dim is not None or input.ndim != 1:
        input = input.reshape(-1)
    return _quantile(input[~input.isnan()], q, None, keepdim, interpolation, out)


def _quantile(input, q, dim, keepdim, interpolation, out):
    from torch._creation import tensor
    from torch._sorting import sort

    h = _tensor_handle(input, "quantile")
    if not input.dtype.is_floating_point:
        raise RuntimeError("quantile() input tensor must be either float or double dtype")
    q = q if isinstance(q, Tensor) else tensor(q, dtype=input.dtype)
    if bool(((q < 0) | (q > 1)).any()):
        raise RuntimeError("quantile() q values must be in the range [0, 1]")
    if q.dtype is not input.dtype:
        raise RuntimeError("quantile() q tensor must be same dtype as the input tensor")
    shape = input.shape
    values = input.reshape(-1) if dim is None else input.movedim(dim, -1)
    ordered = sort(values, -1)[0]
    last = values.shape[-1] - 1
    rank = (q * last).detach()
    below = rank.floor()
    if interpolation == "lower":
        weight = rank * 0
    elif interpolation == "higher":
        weight = (rank > below).to(input.dtype)
    elif interpolation == "nearest":
        weight = (rank.round() > below).to(input.dtype)
    elif interpolation == "midpoint":
        weight = (rank > below).to(input.dtype) * 0.5
    else:
        weight = rank - below
    low = ordered.index_select(-1, below.to(_int64()).reshape(-1))
    high = ordered.index_select(-1, rank.ceil().to(_int64()).reshape(-1))
    result = low.lerp(high, weight.reshape(-1))
    result = result.movedim(-1, 0)
    if keepdim:
        kept = [1] * len(shape) if dim is None else [1 if i == dim % len(shape) else n for i, n in enumerate(shape)]
        result = result.reshape(-1, *kept)
    return into(out, result if q.ndim else result[0])


def _int64():
    from torch._dtype import int64

    return int64


def bincount(input, weights=None, minlength=0):
    """How often each integer from 0 upward occurs."""
    return _wrap(_C.bincount(_tensor_handle(input, "bincount"), 0 if weights is None else weights._h, minlength))


def histc(input, bins=100, min=0, max=0, *, out=None):
    """A histogram of `bins` equal bins between `min` and `max`; both 0 mean the data's own."""
    return into(out, _wrap(_C.histc(_tensor_handle(input, "histc"), bins, min, max)))


def histogram(input, bins, *, range=None, weight=None, density=False, out=None):
    """Counts, and the edges of the bins."""
    from torch._creation import linspace

    if isinstance(bins, int):
        low, high = range if range is not None else (input.min().item(), input.max().item())
        edges = linspace(low, high, bins + 1, dtype=input.dtype)
    else:
        edges = bins
    from torch._sorting import bucketize

    flat = input.reshape(-1)
    place = bucketize(flat, edges, right=True) - 1
    place = place.masked_fill(flat == edges[-1], len(edges) - 2)
    inside = (place >= 0) & (place < len(edges) - 1)
    weights = None if weight is None else weight.reshape(-1)[inside]
    counts = bincount(place[inside], weights, minlength=len(edges) - 1).to(input.dtype)
    if density:
        counts = counts / (counts.sum() * (edges[1:] - edges[:-1]))
    return return_types.histogram((counts, edges))


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The distinct elements, in order; with their places and counts if wanted."""
    h = _tensor_handle(input, "unique")
    if dim is None:
        found = _C.unique(h, sorted, return_inverse, return_counts)
    else:
        found = _C.unique_dim(h, dim, sorted, return_inverse, return_counts)
    return _pick(_wrap_many(found), return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """As `unique`, of runs of equal neighbours."""
    h = _tensor_handle(input, "unique_consecutive")
    return _pick(_wrap_many(_C.unique_consecutive(h, return_inverse, return_counts, dim)), return_inverse, return_counts)


def _pick(found, return_inverse, return_counts):
    picked = [found[0]]
    if return_inverse:
        picked.append(found[1])
    if return_counts:
        picked.append(found[2])
    return picked[0] if len(picked) == 1 else tuple(picked)


def trapezoid(y, x=None, *, dx=1.0, dim=-1):
    """The integral by trapezoids along `dim`."""
    n = y.shape[dim]
    heights = (y.narrow(dim, 1, n - 1) + y.narrow(dim, 0, n - 1)) / 2
    if x is None:
        return heights.sum(dim) * dx
    return (heights * x.diff(dim=-1)).sum(dim)


trapz = trapezoid


def cumulative_trapezoid(y, x=None, *, dx=1.0, dim=-1):
    """The integral by trapezoids up to each place along `dim`."""
    n = y.shape[dim]
    heights = (y.narrow(dim, 1, n - 1) + y.narrow(dim, 0, n - 1)) / 2
    return (heights * (dx if x is None else x.diff(dim=-1))).cumsum(dim)


def diff(input, n=1, dim=-1, prepend=None, append=None, *, out=None):
    """Differences of neighbours along `dim`, n times."""
    from torch._joining import cat

    parts = [part for part in (prepend, input, append) if part is not None]
    result = input if len(parts) == 1 else cat(parts, dim)
    for _ in range(n):
        length = result.shape[dim]
        later, earlier = result.narrow(dim, 1, length - 1), result.narrow(dim, 0, length - 1)
        result = later ^ earlier if not result.dtype.is_signed and result.dtype.itemsize == 1 and result.dtype._code == 7 else later - earlier
    return into(out, result)


def cov(input, *, correction=1, fweights=None, aweights=None):
    """The covariance of the rows."""
    rows = input.reshape(1, -1) if input.ndim < 2 else input
    centred = rows - rows.mean(1, keepdim=True)
    return (centred @ centred.t() / builtins.max(rows.shape[1] - correction, 0)).squeeze()


def corrcoef(input):
    """The correlations of the rows."""
    covariance = cov(input)
    if covariance.ndim == 0:
        return covariance / covariance
    deviation = covariance.diagonal().sqrt()
    return (covariance / deviation.unsqueeze(1) / deviation.unsqueeze(0)).clamp(-1, 1)


numpy_names(
    globals(),
    "nansum nanmean prod amax amin aminmax nanmedian median mode kthvalue logsumexp cumsum cumprod cummax "
    "cummin logcumsumexp count_nonzero quantile nanquantile unique diff cumsum_ cumprod_",
)

FUNCTIONS = (
    "sum mean nansum nanmean prod var std var_mean std_mean max min amax amin aminmax argmax argmin all any median "
    "nanmedian mode kthvalue norm dist renorm logsumexp cumsum cumprod cummax cummin logcumsumexp count_nonzero quantile "
    "nanquantile bincount histc histogram unique unique_consecutive trapezoid trapz cumulative_trapezoid diff cov corrcoef"
).split()
_METHODS = [name for name in FUNCTIONS if name not in ("var_mean", "std_mean", "norm", "trapezoid", "trapz", "cumulative_trapezoid")]
methods(globals(), " ".join(_METHODS) + " cumsum_ cumprod_")
Tensor.norm = _norm_method
