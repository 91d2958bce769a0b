"""The array: a tensor of the same engine, with numpy's manners. `tensor.numpy()` and the array share their memory."""

import builtins

import torch
from numpy._dtypes import bool_, dtype, float64, generic, int64, scalar

_float_types = (torch.float32, torch.float64, torch.float16)


def _from_tensor(tensor):
    """An array over a tensor's own memory."""
    made = object.__new__(ndarray)
    made._t = tensor
    return made


def _result(tensor):
    """A computed tensor as numpy gives it back: no array but a single value where nothing is left of the shape."""
    return scalar(tensor) if tensor.dim() == 0 else _from_tensor(tensor)


def _tensor(value, like=None):
    """The tensor of an array, a number or a nested list."""
    if isinstance(value, ndarray):
        return value._t
    if isinstance(value, torch.Tensor):
        return value.detach()
    if isinstance(value, generic):
        return torch.tensor(value.item(), dtype=value.dtype._torch)
    return array(value)._t


def _operand(value):
    """The same for arithmetic, where a plain number takes the array's dtype."""
    if isinstance(value, ndarray):
        return value._t
    if isinstance(value, (builtins.bool, int, float)):
        return value.item() if isinstance(value, generic) else value
    return _tensor(value)


def array(object, dtype=None, copy=True, ndmin=0, order=None):
    """An array of nested sequences, numbers, arrays or tensors."""
    if _is_text_type(dtype) or type(object).__name__ == "text_array":
        from numpy._text import array_of_text

        return array_of_text(object)
    wanted = None if dtype is None else _dtype(dtype)._torch
    if isinstance(object, ndarray):
        tensor = object._t.clone() if copy else object._t
    elif isinstance(object, torch.Tensor):
        tensor = object.detach().clone() if copy else object.detach()
    elif isinstance(object, generic):
        tensor = torch.tensor(object.item(), dtype=object.dtype._torch)
    elif hasattr(object, "__array__"):
        tensor = object.__array__()._t
    else:
        try:
            tensor = _from_nested(object)
        except _HoldsText:
            from numpy._text import array_of_text

            made = array_of_text(object)
            return made if wanted is None else made.astype(dtype)
    if wanted is not None and tensor.dtype is not wanted:
        tensor = tensor.to(wanted)
    while tensor.dim() < ndmin:
        tensor = tensor.unsqueeze(0)
    return _from_tensor(tensor)


class _HoldsText(Exception):
    """Text among what shall become an array of numbers."""


def _is_text_type(kind):
    return kind is str or isinstance(kind, str) and kind.lstrip("<")[:1] in ("U", "S") or getattr(kind, "kind", "") == "U"


def _from_nested(value):
    if isinstance(value, str):
        raise _HoldsText
    if isinstance(value, (builtins.bool, int, float)):
        kind = torch.bool if isinstance(value, builtins.bool) else (torch.int64 if isinstance(value, int) else torch.float64)
        return torch.tensor(value, dtype=kind)
    if isinstance(value, (str, bytes)) or not hasattr(value, "__len__") and not hasattr(value, "__iter__"):
        raise TypeError(f"arrays here hold numbers and booleans, not {type(value).__name__}")
    parts = list(value)
    if any(type(part).__name__ == "text_array" for part in parts):
        raise _HoldsText
    if any(isinstance(part, (ndarray, torch.Tensor)) for part in parts):
        return torch.stack([_tensor(part).to(_common(parts)) for part in parts])
    types = {type(leaf) for leaf in _leaves(parts)}
    if any(issubclass(each, str) for each in types):
        raise _HoldsText
    if not types:
        return torch.tensor(parts, dtype=torch.float64)
    if types == {builtins.bool} or types == {bool_}:
        kind = torch.bool
    elif all(issubclass(each, int) for each in types):
        kind = torch.int64
        kinds = {each._torch for each in types if issubclass(each, generic)}
        if len(kinds) == 1 and len(types) == 1:
            kind = kinds.pop()
    else:
        kinds = {each._torch if issubclass(each, generic) else torch.float64 for each in types if issubclass(each, float)}
        kind = kinds.pop() if len(kinds) == 1 and len(types) == 1 else torch.float64
    try:
        return torch.tensor(parts, dtype=kind)
    except (ValueError, TypeError) as error:
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
            f"The detected shape was ({len(parts)},) + inhomogeneous part."
        ) from error


def _common(parts):
    common = None
    for part in parts:
        kind = _tensor(part).dtype
        common = kind if common is None else torch.promote_types(common, kind)
    return common


def _leaves(parts):
    for part in parts:
        if isinstance(part, (list, tuple)):
            yield from _leaves(part)
        elif isinstance(part, range):
            yield from part
        else:
            yield part


def asarray(value, dtype=None):
    if isinstance(value, ndarray) and (dtype is None or value.dtype == dtype):
        return value
    return array(value, dtype, copy=False)


def _index(key):
    """An index in the tensor's terms."""
    if isinstance(key, tuple):
        return tuple(_index(part) for part in key)
    if isinstance(key, ndarray):
        return key._t
    if isinstance(key, list):
        return _tensor(key) if key else torch.zeros(0, dtype=torch.int64)
    if isinstance(key, generic):
        return key.item()
    return key


def _has_backward_slice(key):
    parts = key if isinstance(key, tuple) else (key,)
    return any(isinstance(part, slice) and part.step is not None and part.step < 0 for part in parts)


def _flip_slices(tensor, key):
    """numpy allows steps below zero; the axis is turned round first, which copies it."""
    parts = list(key) if isinstance(key, tuple) else [key]
    axis, done = 0, []
    shown = [part for part in parts if part is not None and part is not Ellipsis]
    for part in parts:
        if part is Ellipsis:
            axis += tensor.dim() - len(shown)
            done.append(part)
            continue
        if part is None:
            done.append(part)
            continue
        if isinstance(part, slice) and part.step is not None and part.step < 0:
            positions = list(range(*part.indices(tensor.size(axis))))
            tensor = tensor.index_select(axis, torch.tensor(positions, dtype=torch.int64))
            part = slice(None)
        done.append(part)
        axis += 1
    return tensor, tuple(done)


class ndarray:
    """An n-dimensional array."""

    __slots__ = ("_t", "_backward")
    __module__ = "numpy"
    __array_priority__ = 0
    __hash__ = None

    def __new__(cls, shape, dtype=float):
        return _from_tensor(torch.empty(shape, dtype=_dtype(dtype)._torch))

    # What it is ------------------------------------------------------------------------------------------------

    @property
    def shape(self):
        return tuple(self._t.shape)

    @shape.setter
    def shape(self, shape):
        self._t = self._t.view(shape)

    @property
    def ndim(self):
        return self._t.dim()

    @property
    def size(self):
        return self._t.numel()

    @property
    def dtype(self):
        return dtype(self._t.dtype)

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def strides(self):
        return tuple(step * self.itemsize for step in self._t.stride())

    @property
    def T(self):
        return self.transpose()

    @property
    def flat(self):
        return iter(self.ravel())

    @property
    def real(self):
        return self

    @property
    def base(self):
        return None

    # Turning it into something else ----------------------------------------------------------------------------

    def item(self, *index):
        picked = self._t.reshape(-1)[index[0]] if len(index) == 1 else (self._t[index] if index else self._t)
        if picked.numel() != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return picked.item()

    def tolist(self):
        return self._t.tolist()

    def tobytes(self):
        return bytes(self._t.contiguous().reshape(-1).view(torch.uint8).tolist()) if self.size else b""

    def astype(self, kind, copy=True):
        if kind is str:
            return array(self, str)
        wanted = _dtype(kind)._torch
        return _from_tensor(self._t.clone() if wanted is self._t.dtype and copy else self._t.to(wanted))

    def copy(self, order="C"):
        return _from_tensor(self._t.clone())

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def view(self, kind=None):
        return _from_tensor(self._t.view(self._t.shape) if kind is None else self._t.view(_dtype(kind)._torch))

    def __array__(self, kind=None):
        return self if kind is None else self.astype(kind)

    def __reduce__(self):
        return array, (self.tolist(), self.dtype.name)

    def __len__(self):
        if self.ndim == 0:
            raise TypeError("len() of unsized object")
        return self._t.shape[0]

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return (_result(part) for part in self._t.unbind(0))

    def __bool__(self):
        if self.size > 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return builtins.bool(self._t.item()) if self.size else False

    def __int__(self):
        return int(self.item())

    def __float__(self):
        return float(self.item())

    def __index__(self):
        if self._t.dtype in _float_types or self.size != 1:
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return int(self.item())

    def __contains__(self, value):
        return builtins.bool((self._t == _operand(value)).any())

    def __repr__(self):
        from numpy._print import array_repr

        return array_repr(self)

    def __str__(self):
        from numpy._print import array2string

        return array2string(self)

    def __format__(self, how):
        return format(self.item(), how) if self.size == 1 and how else format(str(self), how)

    # Parts -----------------------------------------------------------------------------------------------------

    def __getitem__(self, key):
        key = _index(key)
        tensor = self._t
        is_backward = _has_backward_slice(key)
        if is_backward:
            tensor, key = _flip_slices(tensor, key)
        try:
            picked = tensor[key]
        except IndexError as error:
            raise IndexError(self._explain(key, error)) from None
        if picked.dim() == 0:
            return scalar(picked)
        result = _from_tensor(picked)
        if is_backward:
            result._backward = True
        return result

    def _explain(self, key, error):
        if isinstance(key, int):
            return f"index {key} is out of bounds for axis 0 with size {self._t.shape[0]}"
        if isinstance(key, tuple) and len([part for part in key if part is not None]) > self.ndim:
            return f"too many indices for array: array is {self.ndim}-dimensional, but {len(key)} were indexed"
        if isinstance(key, tuple):
            for axis, part in enumerate(key):
                if isinstance(part, int) and not -self.shape[axis] <= part < self.shape[axis]:
                    return f"index {part} is out of bounds for axis {axis} with size {self.shape[axis]}"
        return str(error)

    def __setitem__(self, key, value):
        key = _index(key)
        operand = _operand(value)
        if isinstance(operand, torch.Tensor) and operand.dtype is not self._t.dtype:
            operand = operand.to(self._t.dtype)
        elif isinstance(operand, float) and self._t.dtype not in _float_types:
            operand = int(operand)
        if _has_backward_slice(key):
            parts = key if isinstance(key, tuple) else (key,)
            key = tuple(
                torch.tensor(list(range(*part.indices(self.shape[axis]))))
                if isinstance(part, slice) and part.step is not None and part.step < 0
                else part
                for axis, part in enumerate(parts)
            )
        try:
            self._t[key] = operand
        except IndexError as error:
            raise IndexError(self._explain(key, error)) from None
        except RuntimeError as error:
            if isinstance(operand, torch.Tensor):
                raise ValueError(
                    f"could not broadcast input array from shape {_shape_text(operand)} into shape {_shape_text(self._t[key])}"
                ) from error
            raise

    # Shapes ----------------------------------------------------------------------------------------------------

    def reshape(self, *shape, order="C"):
        shape = shape[0] if len(shape) == 1 else shape
        try:
            return _from_tensor(self._t.reshape(shape))
        except RuntimeError:
            sizes = shape if isinstance(shape, tuple) else (shape,)
            raise ValueError(
                f"cannot reshape array of size {self.size} into shape {str(tuple(sizes)).replace(' ', '')}"
            ) from None

    def ravel(self, order="C"):
        return _from_tensor(self._t.reshape(-1))

    def flatten(self, order="C"):
        return _from_tensor(self._t.reshape(-1).clone())

    def transpose(self, *axes):
        axes = axes[0] if len(axes) == 1 and isinstance(axes[0], (tuple, list)) else axes
        if not axes or axes[0] is None:
            axes = range(self.ndim - 1, -1, -1)
        return _from_tensor(self._t.permute(*axes) if self.ndim else self._t)

    def swapaxes(self, first, second):
        return _from_tensor(self._t.transpose(first, second))

    def squeeze(self, axis=None):
        return _from_tensor(self._t.squeeze() if axis is None else self._t.squeeze(axis))

    def repeat(self, repeats, axis=None):
        counts = repeats if isinstance(repeats, int) else _tensor(repeats)
        return _from_tensor(self._t.repeat_interleave(counts) if axis is None else self._t.repeat_interleave(counts, axis))

    def fill(self, value):
        self._t.fill_(value)

    def sort(self, axis=-1):
        self._t.copy_(self._t.sort(dim=axis).values)

    def resize(self, *shape):
        self._t = self._t.reshape(-1)[: torch.Size(shape).numel()].reshape(shape)


def _shape_text(tensor):
    shape = tuple(tensor.shape)
    return str(shape).replace(" ", "")


_dtype = dtype
_FLOAT64, _INT64 = float64, int64
