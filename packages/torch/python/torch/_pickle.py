"""How `pickle` and `copy` take a tensor apart and put it together."""

from torch._creation import from_bytes, to_bytes
from torch._tensor import _adopt, _wrap


def tensor_bytes(tensor):
    return to_bytes(tensor.detach())


def rebuild_tensor(cls, data, dtype, shape, requires_grad, attributes):
    tensor = _adopt(cls, _wrap(from_bytes(data, dtype, shape)))
    if requires_grad:
        tensor.requires_grad = True
    tensor.__dict__.update(attributes)
    return tensor
