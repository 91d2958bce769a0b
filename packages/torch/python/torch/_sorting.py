"""Functions that bring elements into order or look for a place among ordered ones."""

from torch import _C, return_types
from torch._creation import into
from torch._tensor import Tensor, _tensor_handle, _wrap, _wrap_many, methods, numpy_names


def sort(input, dim=-1, descending=False, stable=False, *, out=None):
    """The elements in order along `dim`, and where each was."""
    found = _wrap_many(_C.sort(_tensor_handle(input, "sort"), dim, descending, True))
    if out is not None:
        found = [into(given, value) for given, value in zip(out, found)]
    return return_types.sort(found)


def argsort(input, dim=-1, descending=False, stable=False):
    """Where the elements in order are."""
    return _wrap_many(_C.sort(_tensor_handle(input, "argsort"), dim, descending, True))[1]


def msort(input):
    """In order along the first dimension."""
    return sort(input, 0)[0]


def topk(input, k, dim=None, largest=True, sorted=True, *, out=None):
    """The k greatest elements along `dim` (the least, where `largest` is False), and where they are."""
    h = _tensor_handle(input, "topk")
    return return_types.topk(_wrap_many(_C.topk(h, k, -1 if dim is None else dim, largest, sorted)))


def searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, out=None, sorter=None):
    """Where each value would be put in for the sequence to stay in order."""
    from torch._creation import tensor
    from torch._dtype import int32

    if side is not None:
        right = side == "right"
    scalar = not isinstance(input, Tensor)
    values = tensor(input, dtype=sorted_sequence.dtype) if scalar else input
    found = _wrap(_C.searchsorted(_tensor_handle(sorted_sequence, "searchsorted"), values._h, right))
    return found.to(int32) if out_int32 else found


def bucketize(input, boundaries, *, out_int32=False, right=False, out=None):
    """In which bucket between boundaries each value lies."""
    return searchsorted(boundaries, input, out_int32=out_int32, right=right)


numpy_names(globals(), "sort argsort topk")

FUNCTIONS = "sort argsort msort topk searchsorted bucketize".split()
methods(globals(), "sort argsort msort topk")
