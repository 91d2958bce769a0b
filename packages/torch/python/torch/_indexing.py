"""What `x[...]` and `x[...] = y` mean, and the functions that gather and scatter by index."""

from torch import _C
from torch._creation import as_number, into, tensor
from torch._dtype import bool_, int64, uint8
from torch._tensor import (
    numpy_names,
    Tensor,
    _adopt,
    _check,
    _handle,
    _raise,
    _send,
    _tensor_handle,
    _wrap,
    _wrap_many,
    methods,
    number_kind,
)

_REDUCTIONS = {"sum": 0, "prod": 1, "mean": 2, "amax": 3, "amin": 4, "add": 0, "multiply": 1}


def get_item(source, index):
    """`source[index]`."""
    if type(index) is Tensor and index.dtype is bool_ and index.ndim and index.ndim <= source.ndim:
        return _wrap(_C.index(source._h, _send([index._h])))
    view, gathered = _resolve(source, index)
    if gathered is None:
        if view is source:
            if type(index) is slice and source.ndim:
                return _wrap(_C.slice(source._h, 0, None, None, 1))
            return _wrap(_C.alias(source._h))
        return view
    n = _send([0 if part is None else part._h for part in gathered])
    return _wrap(_C.index(view._h, n))


def set_item(target, index, value):
    """`target[index] = value`."""
    if not isinstance(value, Tensor):
        array = getattr(value, "_t", None)
        if isinstance(array, Tensor):
            value = array
        elif number_kind(value) is None:
            if isinstance(value, (list, tuple)):
                value = tensor(value, dtype=target.dtype)
            else:
                name = type(value).__name__
                raise TypeError(f"can't assign a {name} to a torch.{target.type()[6:]}")
    if type(index) is Tensor and index.dtype is bool_ and index.shape == target.shape and not _is_many(value):
        _fill_mask(target, index, value)
        return
    view, gathered = _resolve(target, index)
    if gathered is None:
        if isinstance(value, Tensor):
            value = _drop_leading(value, view)
            _check(_C.assign(view._h, value._h))
        else:
            _check(_C.fill_(view._h, _handle(value)))
        return
    if not isinstance(value, Tensor):
        value = tensor(value, dtype=target.dtype)
    elif value.dtype is not target.dtype:
        if value.shape.numel() != 1 or not _is_one_mask(index):
            raise RuntimeError(
                f"Index put requires the source and destination dtypes match, got {_scalar_name(target)} for the "
                f"destination and {_scalar_name(value)} for the source."
            )
        value = value.to(target.dtype)
    n = _send([0 if part is None else part._h for part in gathered])
    _check(_C.index_put_(view._h, value._h, False, n))


def _is_one_mask(index):
    """Whether a single mask is all that gathers: one value is then filled in, of any dtype."""
    gathering = [part for part in (index if type(index) is tuple else (index,)) if isinstance(part, (Tensor, list))]
    if len(gathering) != 1:
        return False
    (part,) = gathering
    return part.dtype is bool_ if isinstance(part, Tensor) else _is_bool_list(part)


def _scalar_name(x):
    return x.dtype._legacy[:-6]


def _is_many(value):
    return isinstance(value, Tensor) and value.shape.numel() != 1


def _fill_mask(target, mask, value):
    if isinstance(value, Tensor):
        value = value.reshape(())
        h = value._h
        _check(_C.masked_fill_(target._h, mask._h, h))
    else:
        _check(_C.masked_fill_(target._h, mask._h, _handle(value)))


def _drop_leading(value, view):
    """Dimensions of one element in front, more than the target has, do not count."""
    extra = value.ndim - view.ndim
    if extra > 0 and all(n == 1 for n in value.shape[:extra]):
        return value.reshape(tuple(value.shape[extra:]))
    return value


def _resolve(source, index):
    """The basic part of an index done as views, the rest as a list of index tensors (None where all is taken)."""
    parts = index if type(index) is tuple else _as_parts(index)
    dimensions = len(source.shape)
    taken = 0
    has_ellipsis = False
    for part in parts:
        if part is None or part is True or part is False:
            continue
        if part is Ellipsis:
            if has_ellipsis:
                raise IndexError("an index can only have a single ellipsis ('...')")
            has_ellipsis = True
        elif isinstance(part, Tensor) and part.dtype in (bool_, uint8):
            taken += part.ndim
        elif hasattr(part, "_t") and part._t.dtype is bool_:
            taken += part._t.ndim
        elif isinstance(part, list) and _is_bool_list(part):
            taken += _depth(part)
        else:
            taken += 1
    if taken > dimensions:
        if dimensions == 0 and len(parts) == 1 and not isinstance(parts[0], slice):
            raise IndexError(
                "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
                "0-dim tensor to a number"
            )
        raise IndexError(f"too many indices for tensor of dimension {dimensions}")
    view = source
    axis = 0
    gathered = None
    for part in parts:
        kind = type(part)
        if kind is int:
            h = _C.select(view._h, axis, part)
            if h < 0:
                _C.take_error()
                dim = axis + sum(1 for earlier in parts[: _place(parts, part)] if type(earlier) is int)
                raise IndexError(f"index {part} is out of bounds for dimension {dim} with size {view.shape[axis]}")
            view = _wrap(h)
        elif kind is slice:
            view = _slice(view, axis, part)
            axis += 1
        elif part is Ellipsis:
            axis += dimensions - taken
        elif part is None:
            view = _wrap(_C.unsqueeze(view._h, axis))
            axis += 1
        elif kind is bool:
            view = _wrap(_C.unsqueeze(view._h, axis))
            gathered = _put(gathered, axis, tensor([0] if part else [], dtype=int64))
            axis += 1
        else:
            part = _as_index(part)
            if part.ndim == 0 and part.dtype not in (bool_, uint8):
                if part.dtype.is_floating_point:
                    raise IndexError("tensors used as indices must be long, byte or bool tensors")
                view = _wrap(_C.select(view._h, axis, part.item()))
                continue
            if part.dtype in (bool_, uint8):
                if part.ndim == 0:
                    view = _wrap(_C.unsqueeze(view._h, axis))
                    gathered = _put(gathered, axis, tensor([0] if part.item() else [], dtype=int64))
                    axis += 1
                    continue
                for offset, size in enumerate(part.shape):
                    if view.shape[axis + offset] != size:
                        raise IndexError(
                            f"The shape of the mask {list(part.shape)} at index {offset} does not match the shape of the "
                            f"indexed tensor {list(view.shape)} at index {axis + offset}"
                        )
                for place in part.nonzero(as_tuple=True):
                    gathered = _put(gathered, axis, place)
                    axis += 1
                continue
            if part.dtype.is_floating_point:
                raise IndexError("tensors used as indices must be long, byte or bool tensors")
            gathered = _put(gathered, axis, part)
            axis += 1
    return view, gathered


def _place(parts, part):
    return next(i for i, candidate in enumerate(parts) if candidate is part)


def _put(gathered, axis, part):
    gathered = [] if gathered is None else gathered
    gathered += [None] * (axis + 1 - len(gathered))
    gathered[axis] = part
    return gathered


def _as_parts(index):
    if isinstance(index, tuple):
        return tuple(index)
    return (index,)


def _is_bool_list(part):
    while isinstance(part, list) and part:
        part = part[0]
    return isinstance(part, bool)


def _depth(part):
    depth = 0
    while isinstance(part, list):
        depth += 1
        part = part[0] if part else None
    return depth


def _as_index(part):
    if isinstance(part, Tensor):
        return part
    array = getattr(part, "_t", None)
    if isinstance(array, Tensor):
        return array
    if isinstance(part, (list, tuple, range)):
        return tensor(list(part), dtype=None if part else int64)
    if isinstance(part, str):
        raise TypeError("new(): invalid data type 'str'")
    if hasattr(part, "__index__") and not isinstance(part, float):
        return tensor(part.__index__())
    name = type(part).__name__
    raise IndexError(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got " + name + ")"
    )


def _slice(view, axis, part):
    start, stop, step = part.start, part.stop, part.step
    if start is None and stop is None and step is None:
        return view
    step = 1 if step is None else step.__index__()
    if step <= 0:
        raise ValueError("step must be greater than zero")
    start = 0 if start is None else start.__index__()
    stop = None if stop is None else stop.__index__()
    return _wrap(_C.slice(view._h, axis, start, stop, step))


# Functions by name.


def index_select(input, dim, index, *, out=None):
    """The places `index` along `dim`, copied."""
    h = _C.index_select(_tensor_handle(input, "index_select"), dim, _tensor_handle(index, "index_select", "index", 3))
    return into(out, _wrap(h))


def gather(input, dim, index, *, sparse_grad=False, out=None):
    """For each place of `index` the element that lies at that index along `dim`."""
    h = _C.gather(_tensor_handle(input, "gather"), dim, _tensor_handle(index, "gather", "index", 3))
    return into(out, _wrap(h))


def take_along_dim(input, indices, dim=None, *, out=None):
    """As `gather`, with broadcasting; of the flat tensor without `dim`."""
    if dim is None:
        return gather(input.reshape(-1), 0, indices.reshape(-1))
    from torch._shapes import broadcast_shapes

    shape = list(broadcast_shapes(*[[n for i, n in enumerate(x.shape) if i != dim % input.ndim] for x in (input, indices)]))
    at = dim % input.ndim
    whole = shape[:at] + [input.shape[at]] + shape[at:]
    places = shape[:at] + [indices.shape[at]] + shape[at:]
    return into(out, gather(input.expand(*whole), dim, indices.expand(*places)))


def _scatter_source(self, dim, index, src, name):
    if isinstance(src, Tensor):
        return src
    return self.new_full(tuple(index.shape), src)


def scatter(input, dim, index, src=None, value=None, *, reduce=None, out=None):
    """A copy with `src` (or a number) written at the indices along `dim`."""
    src = _scatter_source(input, dim, index, value if src is None else src, "scatter")
    if reduce is not None:
        return scatter_reduce(input, dim, index, src, {"add": "sum", "multiply": "prod"}.get(reduce, reduce))
    return into(out, _wrap(_C.scatter(_tensor_handle(input, "scatter"), dim, index._h, src._h)))


def scatter_(self, dim, index, src=None, value=None, *, reduce=None):
    """As `scatter`, in place."""
    src = _scatter_source(self, dim, index, value if src is None else src, "scatter_")
    if reduce is not None:
        return scatter_reduce_(self, dim, index, src, {"add": "sum", "multiply": "prod"}.get(reduce, reduce))
    _check(_C.scatter_(self._h, dim, index._h, src._h))
    return self


def scatter_add(input, dim, index, src):
    """A copy with `src` added at the indices along `dim`."""
    return _wrap(_C.scatter_add(_tensor_handle(input, "scatter_add"), dim, index._h, src._h))


def scatter_add_(self, dim, index, src):
    """As `scatter_add`, in place."""
    _check(_C.scatter_add_(self._h, dim, index._h, src._h))
    return self


def scatter_reduce(input, dim, index, src, reduce, *, include_self=True):
    """A copy in which what `src` brings to one place is summed, multiplied, averaged, or its extreme taken."""
    code = _REDUCTIONS.get(reduce)
    if code is None:
        raise RuntimeError(f"reduce argument must be either sum, prod, mean, amax or amin, got {reduce}.")
    h = _tensor_handle(input, "scatter_reduce")
    return _wrap(_C.scatter_reduce(h, dim, index._h, src._h, code, include_self))


def scatter_reduce_(self, dim, index, src, reduce, *, include_self=True):
    """As `scatter_reduce`, in place."""
    return self.copy_(scatter_reduce(self, dim, index, src, reduce, include_self=include_self))


def index_add(input, dim, index, source, *, alpha=1, out=None):
    """A copy with the rows of `source` added at the places `index` along `dim`."""
    source = source if alpha == 1 else source * alpha
    return into(out, _wrap(_C.index_add(_tensor_handle(input, "index_add"), dim, index._h, source._h)))


def index_add_(self, dim, index, source, *, alpha=1):
    """As `index_add`, in place."""
    source = source if alpha == 1 else source * alpha
    _check(_C.index_add_(self._h, dim, index._h, source._h))
    return self


def index_copy(input, dim, index, source, *, out=None):
    """A copy with the rows of `source` written at the places `index` along `dim`."""
    return into(out, _wrap(_C.index_copy(_tensor_handle(input, "index_copy"), dim, index._h, source._h)))


def index_copy_(self, dim, index, source):
    """As `index_copy`, in place."""
    _check(_C.index_copy_(self._h, dim, index._h, source._h))
    return self


def index_fill(input, dim, index, value):
    """A copy with a number written at the places `index` along `dim`."""
    return _wrap(_C.index_fill(_tensor_handle(input, "index_fill"), dim, index._h, _handle(value)))


def index_fill_(self, dim, index, value):
    """As `index_fill`, in place."""
    _check(_C.index_fill_(self._h, dim, index._h, _handle(value)))
    return self


def index_put_(self, indices, values, accumulate=False):
    """Writes (or adds) values at index tensors."""
    gathered = []
    for part in indices:
        if part is not None and part.dtype in (bool_, uint8):
            gathered += part.nonzero(as_tuple=True)
        else:
            gathered.append(part)
    values = values if isinstance(values, Tensor) else tensor(values, dtype=self.dtype)
    n = _send([0 if part is None else part._h for part in gathered])
    _check(_C.index_put_(self._h, values._h, accumulate, n))
    return self


def index_put(input, indices, values, accumulate=False):
    """As `index_put_`, of a copy."""
    return index_put_(input.clone(), indices, values, accumulate)


def masked_select(input, mask, *, out=None):
    """The elements where the mask is True, in one dimension."""
    h = _C.masked_select(_tensor_handle(input, "masked_select"), _tensor_handle(mask, "masked_select", "mask", 2))
    return into(out, _wrap(h))


def masked_fill(input, mask, value):
    """A copy with a number where the mask is True."""
    h = _tensor_handle(input, "masked_fill")
    return _wrap(_C.masked_fill(h, _tensor_handle(mask, "masked_fill", "mask", 2), _handle(value)))


def masked_fill_(self, mask, value):
    """As `masked_fill`, in place."""
    if _C.masked_fill_(self._h, _tensor_handle(mask, "masked_fill_", "mask", 2), _handle(value)) < 0:
        _raise()
    return self


def masked_scatter(input, mask, source):
    """A copy with the elements of `source`, in order, where the mask is True."""
    return _wrap(_C.masked_scatter(_tensor_handle(input, "masked_scatter"), mask._h, source._h))


def masked_scatter_(self, mask, source):
    """As `masked_scatter`, in place."""
    _check(_C.masked_scatter_(self._h, mask._h, source._h))
    return self


def nonzero(input, *, as_tuple=False, out=None):
    """The indices of the elements that are not 0: one a row, or a tensor per dimension."""
    found = _wrap(_C.nonzero(_tensor_handle(input, "nonzero")))
    if not as_tuple:
        return into(out, found)
    if input.ndim == 0:
        return (found.new_zeros(found.shape[0]),)
    return found.unbind(1)


def argwhere(input):
    """As `nonzero`."""
    return nonzero(input)


def take(input, index):
    """The elements at indices of the flat tensor."""
    return _wrap(_C.take(_tensor_handle(input, "take"), index._h))


def put_(self, index, source, accumulate=False):
    """Writes at indices of the flat tensor."""
    flat = self.reshape(-1)
    index_put_(flat, (index.reshape(-1),), source.reshape(-1), accumulate)
    if not self.is_contiguous():
        self.copy_(flat.reshape(self.shape))
    return self


def select_scatter(input, src, dim, index):
    """A copy with `src` at one place along `dim`."""
    result = input.clone()
    result.select(dim, index).copy_(src)
    return result


def slice_scatter(input, src, dim=0, start=None, end=None, step=1):
    """A copy with `src` in a slice along `dim`."""
    result = input.clone()
    _slice(result, dim % input.ndim, slice(start, end, step)).copy_(src)
    return result


def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    """A copy with `src` on a diagonal."""
    result = input.clone()
    result.diagonal(offset, dim1, dim2).copy_(src)
    return result


numpy_names(
    globals(),
    "index_select gather take_along_dim scatter scatter_ scatter_add scatter_add_ index_add index_add_ "
    "index_fill index_fill_",
)

FUNCTIONS = (
    "index_select gather take_along_dim scatter scatter_add scatter_reduce index_add index_copy index_fill index_put "
    "masked_select masked_fill masked_scatter nonzero argwhere take select_scatter slice_scatter diagonal_scatter"
).split()
methods(
    globals(),
    " ".join(FUNCTIONS) + " scatter_ scatter_add_ scatter_reduce_ index_add_ index_copy_ index_fill_ index_put_ "
    "masked_fill_ masked_scatter_ put_",
)
