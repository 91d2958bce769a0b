"""Functions that put tensors together, repeat them or turn them round."""

from torch import _C
from torch._creation import into
from torch._size_arguments import dims_of, shape_of
from torch._tensor import Tensor, _check, _handle, _raise, _send, _tensor_handle, _wrap, methods, numpy_names


def _handles(tensors, name):
    if isinstance(tensors, Tensor) or not isinstance(tensors, (tuple, list)):
        kind = type(tensors).__name__
        raise TypeError(f"{name}(): argument 'tensors' (position 1) must be tuple of Tensors, not {kind}")
    for position, tensor in enumerate(tensors):
        if not isinstance(tensor, Tensor):
            kind = type(tensor).__name__
            raise TypeError(f"expected Tensor as element {position} in argument 0, but got {kind}")
    return tensors


def cat(tensors, dim=0, *, out=None, axis=None):
    """Tensors one after another along a dimension they have."""
    dim = dim if axis is None else axis
    tensors = _handles(tensors, "cat")
    if not tensors:
        raise RuntimeError("torch.cat(): expected a non-empty list of Tensors")
    if len(tensors) > 4000:
        halves = len(tensors) // 2
        return cat([cat(tensors[:halves], dim), cat(tensors[halves:], dim)], dim)
    n = _send([tensor._h for tensor in tensors])
    h = _C.cat(n, dim)
    return _wrap(h) if out is None else into(out, _wrap(h))


concat = concatenate = cat


def stack(tensors, dim=0, *, out=None):
    """Tensors of one shape one after another along a new dimension."""
    tensors = _handles(tensors, "stack")
    if not tensors:
        raise RuntimeError("stack expects a non-empty TensorList")
    if len(tensors) > 4000:
        return cat([tensor.unsqueeze(dim) for tensor in tensors], dim)
    n = _send([tensor._h for tensor in tensors])
    h = _C.stack(n, dim)
    return _wrap(h) if out is None else into(out, _wrap(h))


def hstack(tensors, *, out=None):
    """Side by side."""
    parts = [tensor.reshape(1) if tensor.ndim == 0 else tensor for tensor in _handles(tensors, "hstack")]
    return cat(parts, 0 if parts[0].ndim == 1 else 1, out=out)


def vstack(tensors, *, out=None):
    """One above the other."""
    from torch._shapes import atleast_2d

    return cat([atleast_2d(tensor) for tensor in _handles(tensors, "vstack")], 0, out=out)


row_stack = vstack


def dstack(tensors, *, out=None):
    """One behind the other."""
    from torch._shapes import atleast_3d

    return cat([atleast_3d(tensor) for tensor in _handles(tensors, "dstack")], 2, out=out)


def column_stack(tensors, *, out=None):
    """As columns."""
    parts = [tensor.reshape(-1, 1) if tensor.ndim <= 1 else tensor for tensor in _handles(tensors, "column_stack")]
    return cat(parts, 1, out=out)


def repeat(self, *repeats):
    """Copies side by side, so many along each dimension."""
    return _wrap(_C.repeat(self._h, *shape_of(repeats, "repeat")))


def tile(input, *dims):
    """As `repeat`; dimensions not named are repeated once."""
    dims = shape_of(dims, "tile")
    if len(dims) < input.ndim:
        dims = [1] * (input.ndim - len(dims)) + dims
    return _wrap(_C.repeat(_tensor_handle(input, "tile"), *dims))


def repeat_interleave(input, repeats=None, dim=None, *, output_size=None):
    """Each element so many times, next to itself."""
    from torch._creation import arange, tensor

    _tensor_handle(input, "repeat_interleave")
    if repeats is None:
        return repeat_interleave(arange(input.shape[0]), input)
    if dim is None:
        input, dim = input.reshape(-1), 0
    length = input.shape[dim]
    if isinstance(repeats, Tensor):
        repeats = repeats.tolist()
        if isinstance(repeats, int):
            repeats = [repeats]
    elif isinstance(repeats, int):
        repeats = [repeats]
    if len(repeats) == 1:
        repeats = list(repeats) * length
    if len(repeats) != length:
        raise RuntimeError("repeats must have the same size as input along dim")
    places = [place for place, count in enumerate(repeats) for _ in range(count)]
    return input.index_select(dim, tensor(places, dtype=_int64()))


def _int64():
    from torch._dtype import int64

    return int64


def roll(input, shifts, dims=None):
    """Elements moved along dimensions; what leaves at one end comes in at the other."""
    shifts, dims = dims_of(shifts), dims_of(dims)
    h = _tensor_handle(input, "roll")
    if not dims:
        if len(shifts) != 1:
            raise RuntimeError(f"shifts and dimensions must align. shifts: {len(shifts)}, dims:0")
        if input.ndim == 1:
            return _wrap(_C.roll(h, 1, *shifts, 0))
        flat = input.reshape(-1)
        return _wrap(_C.roll(flat._h, 1, *shifts, 0)).reshape(input.shape)
    if len(shifts) != len(dims):
        raise RuntimeError(f"shifts and dimensions must align. shifts: {len(shifts)}, dims:{len(dims)}")
    return _wrap(_C.roll(h, len(shifts), *shifts, *dims))


def flip(input, *dims, **given):
    """The order along dimensions reversed, copied."""
    if given:
        dims = (given["dims"],)
    if len(dims) == 1 and not isinstance(dims[0], int):
        dims = dims[0]
    return _wrap(_C.flip(_tensor_handle(input, "flip"), *dims))


def fliplr(input):
    """Left and right changed over."""
    if input.ndim < 2:
        raise RuntimeError("Input must be >= 2-d.")
    return flip(input, 1)


def flipud(input):
    """Up and down changed over."""
    return flip(input, 0)


def rot90(input, k=1, dims=(0, 1)):
    """Turned by k quarter turns from the first towards the second of two dimensions."""
    a, b = dims
    k %= 4
    if k == 0:
        return input.clone()
    if k == 2:
        return flip(input, a, b)
    return flip(input, b).transpose(a, b) if k == 1 else flip(input, a).transpose(a, b)


def meshgrid(*tensors, indexing=None):
    """Coordinates of a grid, one tensor per dimension."""
    if len(tensors) == 1 and isinstance(tensors[0], (tuple, list)):
        tensors = tensors[0]
    if indexing is None:
        import warnings

        warnings.warn(
            "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.", stacklevel=2
        )
    if indexing not in (None, "ij", "xy"):
        raise RuntimeError(f'torch.meshgrid: indexing must be one of "xy" or "ij", but received: {indexing}')
    swap = indexing == "xy" and len(tensors) >= 2
    order = [tensors[1], tensors[0], *tensors[2:]] if swap else list(tensors)
    order = [tensor.reshape(1) if tensor.ndim == 0 else tensor for tensor in order]
    shape = [tensor.shape[0] for tensor in order]
    grids = []
    for axis, tensor in enumerate(order):
        place = [1] * len(order)
        place[axis] = -1
        grids.append(tensor.view(*place).expand(*shape))
    if swap:
        grids[0], grids[1] = grids[1], grids[0]
    return tuple(grids)


def cartesian_prod(*tensors):
    """All combinations, one a row."""
    if len(tensors) == 1:
        return tensors[0]
    return stack([grid.reshape(-1) for grid in meshgrid(*tensors, indexing="ij")], 1)


def combinations(input, r=2, with_replacement=False):
    """All combinations of r elements, one a row."""
    import itertools

    from torch._creation import tensor

    pick = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    places = list(pick(range(input.shape[0]), r))
    if not places:
        return input.new_empty(0, r)
    return input[tensor(places)]


def tril(input, diagonal=0, *, out=None):
    """The lower triangle; the rest is 0."""
    return into(out, _wrap(_C.tril(_tensor_handle(input, "tril"), diagonal)))


def triu(input, diagonal=0, *, out=None):
    """The upper triangle; the rest is 0."""
    return into(out, _wrap(_C.triu(_tensor_handle(input, "triu"), diagonal)))


def tril_(input, diagonal=0):
    """As `tril`, in place."""
    if _C.tril_(input._h, diagonal) < 0:
        _raise()
    return input


def triu_(input, diagonal=0):
    """As `triu`, in place."""
    if _C.triu_(input._h, diagonal) < 0:
        _raise()
    return input


def diag(input, diagonal=0, *, out=None):
    """The diagonal of a matrix, or a matrix with this diagonal."""
    return into(out, _wrap(_C.diag(_tensor_handle(input, "diag"), diagonal)))


def diagflat(input, offset=0):
    """A matrix with all elements on a diagonal."""
    return diag(input.reshape(-1), offset)


def diag_embed(input, offset=0, dim1=-2, dim2=-1):
    """Matrices with these diagonals."""
    n = input.shape[-1] + abs(offset)
    result = input.new_zeros(*input.shape[:-1], n, n)
    result.diagonal(offset, -2, -1).copy_(input)
    return result if (dim1, dim2) == (-2, -1) else result.movedim((-2, -1), (dim1, dim2))


def block_diag(*tensors):
    """A matrix with matrices along its diagonal."""
    from torch._shapes import atleast_2d

    blocks = [atleast_2d(tensor) for tensor in tensors]
    rows, columns = sum([b.shape[0] for b in blocks]), sum([b.shape[1] for b in blocks])
    result = blocks[0].new_zeros(rows, columns)
    row = column = 0
    for block in blocks:
        height, width = block.shape
        result[row : row + height, column : column + width] = block
        row, column = row + height, column + width
    return result


def vander(x, N=None, increasing=False):
    """Powers of a vector, one a column."""
    n = x.shape[0] if N is None else N
    powers = stack([x**p for p in range(n)], 1) if n else x.new_empty(x.shape[0], 0)
    return powers if increasing else flip(powers, 1)


numpy_names(globals(), "stack repeat_interleave")

FUNCTIONS = (
    "cat concat concatenate stack hstack vstack row_stack dstack column_stack tile repeat_interleave roll flip fliplr "
    "flipud rot90 meshgrid cartesian_prod combinations tril triu diag diagflat diag_embed block_diag vander"
).split()
methods(
    globals(),
    "repeat tile repeat_interleave roll flip fliplr flipud rot90 tril triu tril_ triu_ diag diagflat diag_embed",
)
