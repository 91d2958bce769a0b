"""Shapes and dimensions as PyTorch's functions take them: one after another, or in one list or tuple."""


def shape_of(sizes, function="zeros"):
    """`f(2, 3)`, `f((2, 3))` and `f([2, 3])` all mean (2, 3)."""
    if len(sizes) == 1 and not isinstance(sizes[0], int):
        first = sizes[0]
        if isinstance(first, (tuple, list)):
            sizes = first
        elif hasattr(first, "__index__") and not hasattr(first, "__len__"):
            return (first.__index__(),)
        elif hasattr(first, "_h"):
            sizes = first.tolist() if first.ndim else (first.__index__(),)
    return [as_size(size, function) for size in sizes]


def as_size(size, function):
    if type(size) is int:
        return size
    if isinstance(size, float) or not hasattr(size, "__index__"):
        name = type(size).__name__
        raise TypeError(f"{function}(): argument 'size' (position 1) must be tuple of ints, not {name}")
    return size.__index__()


def dims_of(dim):
    """None, one dimension or several, as a tuple."""
    if dim is None:
        return ()
    if type(dim) is int:
        return (dim,)
    if isinstance(dim, (tuple, list)):
        return tuple([d.__index__() for d in dim])
    if isinstance(dim, str):
        raise RuntimeError(f"Name '{dim}' not found in Tensor: named dimensions are not part of this PyTorch")
    return (dim.__index__(),)


def pair_of(value):
    """A number for both of two places, or two numbers."""
    if isinstance(value, (tuple, list)):
        return tuple(value) * 2 if len(value) == 1 else tuple(value)
    return (value, value)
