"""Exceptions of PyTorch's own."""


class LinAlgError(RuntimeError):
    """A matrix has no inverse, no decomposition or no solution."""


LinAlgError.__module__ = "torch._C"
LinAlgError.__name__ = LinAlgError.__qualname__ = "_LinAlgError"


class OutOfMemoryError(RuntimeError):
    """There is no memory left for a tensor."""


OutOfMemoryError.__module__ = "torch"
