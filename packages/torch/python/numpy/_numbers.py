"""Rounding, comparing, products, polynomials, files."""

import builtins
import math

import torch
from numpy._arithmetic import _FLOATS, operands
from numpy._making import frombuffer
from numpy._ndarray import _from_tensor, _result, _tensor, array, asarray
from numpy._reducing import _floats, all
from numpy._shapes import moveaxis


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
    rest, found = int(indices) if ndim(indices) == 0 else asarray(indices), []
    for size in reversed(shape):
        found.append(rest % size)
        rest = rest // size
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


def convolve(a, v, mode="full"):
    """The discrete convolution of two sequences."""
    a, v = asarray(a), asarray(v)
    if v.size > a.size:
        a, v = v, a
    rows = [a * v[k] for k in builtins.range(v.size)]
    kind = rows[0].dtype
    out = _from_tensor(torch.zeros(a.size + v.size - 1, dtype=rows[0]._t.dtype))
    for k, row in enumerate(rows):
        out[k : k + a.size] += row.astype(kind)
    cut = {"full": 0, "same": (v.size - 1) // 2, "valid": v.size - 1}[mode]
    length = {"full": out.size, "same": a.size, "valid": a.size - v.size + 1}[mode]
    return out[cut : cut + length]


def ascontiguousarray(a, dtype=None):
    return _from_tensor(asarray(a, dtype)._t.contiguous())


def may_share_memory(a, b):
    return asarray(a)._t.untyped_storage().data_ptr() == asarray(b)._t.untyped_storage().data_ptr()


shares_memory = may_share_memory
