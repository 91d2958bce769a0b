"""Gradients: of what was recorded, and functions with gradients of one's own."""

from torch import _C
from torch._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._missing import missing_attribute
from torch._tensor import Tensor, _check, _mailbox, _raise, _wrap_many
from torch.autograd import forward_ad, functional, graph, profiler
from torch.autograd.function import Function
from torch.autograd.gradcheck import gradcheck, gradgradcheck


def _as_tuple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _write(outputs, gradients, inputs):
    n = 0
    for tensor in outputs:
        _mailbox[n] = tensor._h
        n += 1
    for gradient in gradients:
        _mailbox[n] = 0 if gradient is None else gradient._h
        n += 1
    for tensor in inputs:
        _mailbox[n] = tensor._h
        n += 1


def _gradients_for(outputs, given):
    if given is None:
        return (None,) * len(outputs)
    given = _as_tuple(given)
    if len(given) != len(outputs):
        raise RuntimeError(f"got {len(outputs)} tensors and {len(given)} gradients")
    return given


def backward(
    tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None
):
    """Adds to the leaves' `grad` (or those of `inputs`) what the gradients of the tensors bring them."""
    tensors = _as_tuple(tensors)
    inputs = () if inputs is None else _as_tuple(inputs)
    _write(tensors, _gradients_for(tensors, grad_tensors), inputs)
    keep = create_graph if retain_graph is None else retain_graph
    _check(_C.backward_many(len(tensors), len(inputs), keep, create_graph))


def grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    only_inputs=True,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """The gradients of `outputs` with respect to `inputs`; nothing is added to any `grad`."""
    outputs, inputs = _as_tuple(outputs), _as_tuple(inputs)
    keep = create_graph if retain_graph is None else retain_graph
    if is_grads_batched:
        import torch

        rows = zip(*[gradient.unbind(0) for gradient in _as_tuple(grad_outputs)])
        found = [grad(outputs, inputs, row, True, create_graph, True, allow_unused) for row in rows]
        return tuple([None if column[0] is None else torch.stack(column) for column in zip(*found)])
    _write(outputs, _gradients_for(outputs, grad_outputs), inputs)
    unused = bool(allow_unused) or materialize_grads
    found = _wrap_many(_C.grad(len(outputs), len(inputs), keep, create_graph, unused))
    if materialize_grads:
        import torch

        return tuple([torch.zeros_like(x) if g is None else g for x, g in zip(inputs, found)])
    return found


def Variable(data, requires_grad=False, volatile=None):
    """A tensor: the name is left from before tensors could record."""
    tensor = data.detach()
    return tensor.requires_grad_() if requires_grad else tensor


class detect_anomaly:
    """Accepted; errors of backward passes name the function in any case."""

    def __init__(self, check_nan=True):
        pass

    def __enter__(self):
        return None

    def __exit__(self, *error):
        return None


class set_detect_anomaly(detect_anomaly):
    """Accepted; errors of backward passes name the function in any case."""

    def __init__(self, mode, check_nan=True):
        pass


__getattr__ = missing_attribute("torch.autograd")
