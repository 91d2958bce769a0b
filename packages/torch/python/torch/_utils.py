"""The functions by which files of PyTorch rebuild tensors; their names are part of the format."""

from torch._tensor import Tensor, _adopt


def _rebuild_tensor(storage, storage_offset, size, stride):
    return storage.tensor.as_strided(tuple(size), tuple(stride), storage_offset)


def _rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks, metadata=None):
    tensor = _rebuild_tensor(storage, storage_offset, size, stride).detach()
    if requires_grad:
        tensor.requires_grad = True
    return tensor


def _rebuild_parameter(data, requires_grad, backward_hooks):
    from torch.nn.parameter import Parameter

    return Parameter(data, requires_grad)


def _rebuild_parameter_with_state(data, requires_grad, backward_hooks, state):
    parameter = _rebuild_parameter(data, requires_grad, backward_hooks)
    parameter.__dict__.update(state)
    return parameter
