"""`torch.Size`: the tuple that shapes are."""


class Size(tuple):
    """A shape. Slices and sums of shapes are shapes again."""

    __slots__ = ()
    __module__ = "torch"

    def __new__(cls, iterable=()):
        sizes = []
        for position, item in enumerate(iterable):
            if type(item) is not int:
                if isinstance(item, float) or not hasattr(item, "__index__"):
                    name = type(item).__name__
                    raise TypeError(f"torch.Size() takes an iterable of 'int' (item {position} is '{name}')")
                item = item.__index__()
            sizes.append(item)
        return _make(cls, sizes)

    def __repr__(self):
        return "torch.Size([" + ", ".join(map(repr, self)) + "])"

    __str__ = __repr__

    def __getitem__(self, index):
        item = tuple.__getitem__(self, index)
        return _make(Size, item) if type(index) is slice else item

    def __add__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        return _make(Size, tuple.__add__(self, other))

    def __radd__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        return _make(Size, tuple.__add__(other, self))

    def __mul__(self, times):
        return _make(Size, tuple.__mul__(self, times))

    __rmul__ = __mul__

    def __getattr__(self, name):
        raise AttributeError(f"'torch.Size' object has no attribute '{name}'")

    def numel(self):
        """How many elements a tensor of this shape has."""
        count = 1
        for size in self:
            count *= size
        return count

    def __reduce__(self):
        return Size, (tuple(self),)


_make = tuple.__new__
