"""Functions of a tensor's geometry: views, and changes of shape."""

from torch import _C
from torch._dtype import dtype as dtype_class
from torch._dtype import channels_last, code
from torch._size import Size
from torch._size_arguments import as_size, dims_of, shape_of
from torch._tensor import Tensor, _check, _raise, _tensor_handle, _wrap, _wrap_many, _wrap_same, methods, numpy_names


def size(self, dim=None):
    """The shape, or one of its sizes."""
    shape = self.shape
    if dim is None:
        return shape
    dim = dim.__index__()
    try:
        return shape[dim]
    except IndexError:
        raise_out_of_range(dim, len(shape))


def raise_out_of_range(dim, dimensions):
    span = max(dimensions, 1)
    raise IndexError(f"Dimension out of range (expected to be in range of [{-span}, {span - 1}], but got {dim})")


def stride(self, dim=None):
    """How many elements apart neighbours along each dimension are."""
    n = _check(_C.strides(self._h))
    strides = tuple(map(int, _C.mailbox[:n]))
    if dim is None:
        return strides
    if not -len(strides) <= dim < len(strides):
        raise_out_of_range(dim, len(strides))
    return strides[dim]


def dim(self):
    """How many dimensions."""
    return len(self.shape)


ndimension = dim


def numel(input):
    """How many elements."""
    _tensor_handle(input, "numel")
    return input.shape.numel()


nelement = numel


def view(self, *shape, dtype=None):
    """The same elements in another shape; the strides must allow it."""
    if len(shape) == 1 and isinstance(shape[0], dtype_class):
        dtype = shape[0]
    if dtype is not None:
        return _wrap(_C.view_dtype(self._h, code(dtype)))
    if not shape:
        raise TypeError("view() received an invalid combination of arguments: it takes a shape or a dtype")
    h = _C.view(self._h, *shape_of(shape, "view"))
    if h < 0:
        _raise()
    return _wrap(h)


def reshape(input, *shape):
    """The elements in another shape: a view where that can be, else a copy."""
    if not shape:
        raise TypeError('reshape() missing 1 required positional arguments: "shape"')
    return _wrap(_C.reshape(_tensor_handle(input, "reshape"), *shape_of(shape, "reshape")))


def view_as(self, other):
    """As `view`, in the shape of another tensor."""
    return view(self, *other.shape) if other.shape else view(self, ())


def reshape_as(self, other):
    """As `reshape`, in the shape of another tensor."""
    return reshape(self, tuple(other.shape))


def flatten(input, start_dim=0, end_dim=-1):
    """Dimensions from `start_dim` to `end_dim` made one."""
    return _wrap_same(input, _C.flatten(_tensor_handle(input, "flatten"), start_dim, end_dim))


def ravel(input):
    """All elements in one dimension."""
    return reshape(input, -1)


def unflatten(input, dim, sizes):
    """One dimension made several."""
    shape = list(input.shape)
    if not -len(shape) <= dim < len(shape):
        raise_out_of_range(dim, len(shape))
    dim %= len(shape)
    sizes = list(sizes)
    if -1 not in sizes:
        count = 1
        for n in sizes:
            count *= n
        if count != shape[dim]:
            raise RuntimeError(
                f"unflatten: Provided sizes {sizes} don't multiply up to the size of dim {dim} ({shape[dim]}) in the input tensor"
            )
    else:
        known = 1
        for n in sizes:
            known *= n if n != -1 else 1
        sizes[sizes.index(-1)] = shape[dim] // known
    return view(input, *shape[:dim], *sizes, *shape[dim + 1 :])


def squeeze(input, dim=None):
    """Dimensions of one element left out: all, or those named."""
    h = _tensor_handle(input, "squeeze")
    return _wrap(_C.squeeze(h) if dim is None else _C.squeeze(h, *dims_of(dim)))


def unsqueeze(input, dim):
    """A dimension of one element put in at `dim`."""
    return _wrap(_C.unsqueeze(_tensor_handle(input, "unsqueeze"), dim.__index__()))


def permute(input, *dims, **given):
    """The dimensions in another order."""
    if "dims" in given:
        dims = given["dims"]
    elif len(dims) == 1 and isinstance(dims[0], (tuple, list)):
        dims = dims[0]
    return _wrap(_C.permute(_tensor_handle(input, "permute"), *dims))


def transpose(input, dim0, dim1):
    """Two dimensions swapped."""
    return _wrap(_C.transpose(_tensor_handle(input, "transpose"), dim0, dim1))


def t(input):
    """A matrix transposed; fewer dimensions stay as they are."""
    return _wrap(_C.t(_tensor_handle(input, "t")))


def adjoint(input):
    """The last two dimensions swapped."""
    return transpose(input, -2, -1)


def expand(self, *sizes, size=None, implicit=False):
    """A view in which dimensions of one element are repeated."""
    return _wrap(_C.expand(self._h, *shape_of(sizes if size is None else (size,), "expand")))


def expand_as(self, other):
    """As `expand`, to the shape of another tensor."""
    return _wrap(_C.expand(self._h, *other.shape))


def broadcast_to(input, size):
    """A view in a shape to which the tensor's own broadcasts."""
    return _wrap(_C.expand(_tensor_handle(input, "broadcast_to"), *size))


def broadcast_shapes(*shapes):
    """The shape that the shapes broadcast to."""
    shapes = [(shape,) if isinstance(shape, int) else tuple(shape) for shape in shapes]
    length = max([len(shape) for shape in shapes], default=0)
    result = [1] * length
    for shape in shapes:
        for axis in range(-1, -len(shape) - 1, -1):
            size = shape[axis]
            if size != 1 and result[axis] != 1 and size != result[axis]:
                raise RuntimeError("Shape mismatch: objects cannot be broadcast to a single shape")
            if size != 1:
                result[axis] = size
    return Size(result)


def broadcast_tensors(*tensors):
    """Views of all in the shape they broadcast to."""
    if len(tensors) == 1 and isinstance(tensors[0], (tuple, list)):
        tensors = tensors[0]
    shape = broadcast_shapes(*[tensor.shape for tensor in tensors])
    return tuple([broadcast_to(tensor, shape) for tensor in tensors])


def select(input, dim, index):
    """What is at `index` along `dim`, a view with that dimension left out."""
    return _wrap(_C.select(_tensor_handle(input, "select"), dim, index))


def narrow(input, dim, start, length):
    """`length` places from `start` along `dim`, as a view."""
    if isinstance(start, Tensor):
        start = start.item()
    return _wrap(_C.narrow(_tensor_handle(input, "narrow"), dim, start, length))


def narrow_copy(input, dim, start, length):
    """As `narrow`, copied."""
    return narrow(input, dim, start, length).clone()


def split(input, split_size_or_sections, dim=0):
    """Views of parts along `dim`: of one size, or of the sizes given."""
    length = size(input, dim)
    if isinstance(split_size_or_sections, (tuple, list)):
        sizes = [as_size(n, "split") for n in split_size_or_sections]
        if any(n < 0 for n in sizes):
            raise RuntimeError(
                f"split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes={sizes}"
            )
        if sum(sizes) != length:
            raise RuntimeError(
                f"split_with_sizes expects split_sizes to sum exactly to {length} (input tensor's size at dimension {dim}), "
                f"but got split_sizes={sizes}"
            )
    else:
        each = split_size_or_sections.__index__()
        if each < 0:
            raise RuntimeError(f"split expects split_size be non-negative, but got split_size={each}")
        if each == 0 and length:
            raise RuntimeError(
                f"split_size can only be 0 if dimension size is 0, but got dimension size of {length}"
            )
        sizes = [min(each, length - at) for at in range(0, length, each)] if length else [0]
    return _wrap_many(_C.split(_tensor_handle(input, "split"), dim, *sizes))


def split_with_sizes(input, split_sizes, dim=0):
    """As `split`, with the sizes given."""
    return split(input, list(split_sizes), dim)


def chunk(input, chunks, dim=0):
    """Views of at most so many parts along `dim`, all but the last of one size."""
    if chunks <= 0:
        raise RuntimeError(f"chunk expects `chunks` to be greater than 0, got: {chunks}")
    length = size(input, dim)
    each = -(-length // chunks)
    return split(input, each, dim) if length else split(input, [0] * chunks, dim)


def tensor_split(input, indices_or_sections, dim=0):
    """Views of parts along `dim`: so many, or cut at the indices given."""
    length = size(input, dim)
    if isinstance(indices_or_sections, Tensor):
        indices_or_sections = indices_or_sections.tolist()
    if isinstance(indices_or_sections, int):
        parts = indices_or_sections
        if parts <= 0:
            raise RuntimeError(f"number of sections must be larger than 0, got {parts}")
        each, rest = divmod(length, parts)
        return split(input, [each + 1] * rest + [each] * (parts - rest), dim)
    edges = [0, *[min(max(i + length if i < 0 else i, 0), length) for i in indices_or_sections], length]
    return tuple([narrow(input, dim, start, max(end - start, 0)) for start, end in zip(edges, edges[1:])])


def hsplit(input, indices_or_sections):
    """Parts along the columns."""
    return tensor_split(input, indices_or_sections, 0 if input.ndim == 1 else 1)


def vsplit(input, indices_or_sections):
    """Parts along the rows."""
    return tensor_split(input, indices_or_sections, 0)


def dsplit(input, indices_or_sections):
    """Parts along the third dimension."""
    return tensor_split(input, indices_or_sections, 2)


def unbind(input, dim=0):
    """A tuple of what is at each place along `dim`, as views."""
    h = _tensor_handle(input, "unbind")
    length = size(input, dim)
    if length > 4000:
        return tuple([_wrap(_C.select(h, dim, i)) for i in range(length)])
    return _wrap_many(_C.unbind(h, dim))


def unfold(self, dimension, size, step):
    """Windows along a dimension, as a view with one dimension more."""
    return _wrap(_C.unfold_dim(self._h, dimension, size, step))


def diagonal(input, offset=0, dim1=0, dim2=1):
    """A diagonal, as a view."""
    return _wrap(_C.diagonal(_tensor_handle(input, "diagonal"), offset, dim1, dim2))


def as_strided(input, size, stride, storage_offset=None):
    """A view with a geometry of one's own."""
    if storage_offset is None:
        storage_offset = _C.storage_offset(input._h)
    return _wrap(_C.as_strided(_tensor_handle(input, "as_strided"), storage_offset, len(size), *size, *stride))


def movedim(input, source, destination):
    """Dimensions moved to other places; the others keep their order."""
    sources, destinations = dims_of(source), dims_of(destination)
    n = input.ndim
    for d in (*sources, *destinations):
        if not -n <= d < n:
            raise_out_of_range(d, n)
    sources = [d % n for d in sources]
    destinations = [d % n for d in destinations]
    if len(sources) != len(destinations):
        raise RuntimeError(
            f"movedim: Invalid source or destination dims: source ({list(sources)} dims) should contain the same number "
            f"of dims as destination ({list(destinations)} dims)"
        )
    rest = [d for d in range(n) if d not in sources]
    order = [-1] * n
    for source, destination in zip(sources, destinations):
        order[destination] = source
    remaining = iter(rest)
    return permute(input, *[next(remaining) if d < 0 else d for d in order])


moveaxis = movedim
swapaxes = transpose
swapdims = transpose


def atleast_1d(*tensors):
    """At least one dimension."""
    return _at_least(1, tensors)


def atleast_2d(*tensors):
    """At least two dimensions."""
    return _at_least(2, tensors)


def atleast_3d(*tensors):
    """At least three dimensions."""
    return _at_least(3, tensors)


def _at_least(n, tensors):
    if len(tensors) == 1 and isinstance(tensors[0], (tuple, list)):
        tensors = tensors[0]
    done = []
    for tensor in tensors:
        if tensor.ndim == 0:
            tensor = tensor.reshape(*[1] * n)
        elif tensor.ndim == 1 and n > 1:
            tensor = tensor.unsqueeze(0)
        if n == 3 and tensor.ndim == 2:
            tensor = tensor.unsqueeze(-1)
        done.append(tensor)
    return done[0] if len(done) == 1 else tuple(done)


def contiguous(self, memory_format=None):
    """The tensor itself where its elements lie in order without gaps, else a copy."""
    if memory_format is channels_last:
        return self if is_contiguous(self, channels_last) else self.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
    return _wrap_same(self, _C.contiguous(self._h))


def is_contiguous(self, memory_format=None):
    """Whether the elements lie in row-major order without gaps."""
    if memory_format is channels_last:
        if self.ndim != 4:
            return False
        last = self.permute(0, 2, 3, 1)
        return _C.is_contiguous(last._h)
    return _C.is_contiguous(self._h)


def _in_place(name):
    def function(self, *arguments):
        if getattr(_C, name)(self._h, *arguments) < 0:
            _raise()
        self._forget()
        return self

    function.__name__ = function.__qualname__ = name
    return function


unsqueeze_ = _in_place("unsqueeze_")
transpose_ = _in_place("transpose_")
t_ = _in_place("t_")
swapaxes_ = swapdims_ = transpose_


def squeeze_(self, dim=None):
    """As `squeeze`, in place."""
    _check(_C.squeeze_(self._h, *dims_of(dim)))
    self._forget()
    return self


def resize_(self, *sizes, memory_format=None):
    """Another shape; elements are kept as far as they fit, new ones are not set."""
    _check(_C.resize_(self._h, *shape_of(sizes, "resize_")))
    self._forget()
    return self


def resize_as_(self, other, memory_format=None):
    """As `resize_`, to the shape of another tensor."""
    return resize_(self, tuple(other.shape))


def set_(self, source=None):
    """Shows the elements of another tensor from here on."""
    from torch._creation import empty

    source = empty(0, dtype=self.dtype) if source is None else source
    _check(_C.set_data(self._h, source._h))
    self._forget()
    return self


numpy_names(globals(), "squeeze unsqueeze select narrow split chunk tensor_split unbind")

FUNCTIONS = (
    "numel reshape flatten ravel unflatten squeeze unsqueeze permute transpose t adjoint broadcast_to broadcast_shapes "
    "broadcast_tensors select narrow narrow_copy split split_with_sizes chunk tensor_split hsplit vsplit dsplit unbind "
    "diagonal as_strided movedim moveaxis swapaxes swapdims atleast_1d atleast_2d atleast_3d"
).split()
_NOT_METHODS = ("broadcast_shapes", "broadcast_tensors", "atleast_1d", "atleast_2d", "atleast_3d")
methods(globals(), " ".join(name for name in FUNCTIONS if name not in _NOT_METHODS))
methods(
    globals(),
    "size stride dim ndimension nelement view view_as reshape_as expand expand_as unfold contiguous is_contiguous "
    "unsqueeze_ transpose_ t_ swapaxes_ swapdims_ squeeze_ resize_ resize_as_ set_",
)
