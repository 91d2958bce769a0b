"""Making, reducing, joining and searching arrays: all the functions, and those that are methods too."""

from numpy._files import genfromtxt, load, loadtxt, save, savetxt, savez, savez_compressed
from numpy._making import (
    arange, copy, diag, empty, empty_like, eye, frombuffer, fromiter, full, full_like, identity, linspace, logspace,
    meshgrid, ones, ones_like, tri, tril, triu, zeros, zeros_like,
)
from numpy._numbers import (
    allclose, apply_along_axis, around, array_equal, ascontiguousarray, convolve, corrcoef, cov, cross, diagonal, einsum,
    gradient, inner, interp, isclose, ix_, kron, may_share_memory, nan_to_num, ndenumerate, ndim, ndindex,
    outer, polyfit, polyval, round, round_, shape, shares_memory, size, tensordot, trace, trapezoid, trapz,
    unravel_index, vdot, vectorize,
)
from numpy._reducing import (
    AxisError, all, amax, amin, any, argmax, argmin, average, count_nonzero, cumprod, cumsum, diff, max, mean, median,
    min, nanmean, nansum, percentile, prod, ptp, quantile, std, sum, var,
)
from numpy._searching import (
    argpartition, argsort, argwhere, bincount, digitize, flatnonzero, fromfunction, histogram, indices, intersect1d,
    isin, lexsort, mgrid, nonzero, ogrid, partition, searchsorted, select, setdiff1d, sort, take, union1d, unique, where,
)
from numpy._shapes import (
    append, array_split, atleast_1d, atleast_2d, broadcast_to, column_stack, concatenate, delete, dstack, expand_dims,
    flip, fliplr, flipud, hsplit, hstack, insert, moveaxis, pad, ravel, repeat, reshape, roll, rot90, row_stack,
    split, squeeze, stack, swapaxes, tile, transpose, vsplit, vstack,
)
from numpy._ndarray import ndarray

_METHODS = (
    "sum prod mean var std max min all any ptp argmax argmin cumsum cumprod round argsort nonzero take searchsorted trace diagonal"
)
for _name in _METHODS.split():
    setattr(ndarray, _name, globals()[_name])
