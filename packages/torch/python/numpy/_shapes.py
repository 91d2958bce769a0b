"""Shapes, joining and splitting."""

import builtins

import torch
from numpy._arithmetic import common_type
from numpy._making import _shape
from numpy._ndarray import _from_tensor, _tensor, asarray


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
