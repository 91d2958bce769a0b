"""Activations."""

import warnings

import torch
from torch import _C
from torch._tensor import _check, _wrap
from torch.nn.functional._shared import _tensor_argument


def _changed(input, failed):
    """The input, after a call that changed it."""
    _check(failed)
    return input


def relu(input, inplace=False):
    if inplace:
        _check(_C.relu_(input._h))
        return input
    try:
        return _wrap(_C.relu(input._h))
    except AttributeError:
        _tensor_argument("relu", "input", input, 1)
        raise


def relu_(input):
    return relu(input, True)


def relu6(input, inplace=False):
    return _changed(input, _C.relu6_(input._h)) if inplace else _wrap(_C.relu6(input._h))


def leaky_relu(input, negative_slope=0.01, inplace=False):
    return _changed(input, _C.leaky_relu_(input._h, negative_slope)) if inplace else _wrap(_C.leaky_relu(input._h, negative_slope))


def elu(input, alpha=1.0, inplace=False):
    return _changed(input, _C.elu_(input._h, alpha)) if inplace else _wrap(_C.elu(input._h, alpha))


def selu(input, inplace=False):
    return _changed(input, _C.selu_(input._h)) if inplace else _wrap(_C.selu(input._h))


def celu(input, alpha=1.0, inplace=False):
    return _changed(input, _C.celu_(input._h, alpha)) if inplace else _wrap(_C.celu(input._h, alpha))


def gelu(input, approximate="none"):
    if approximate not in ("none", "tanh"):
        raise RuntimeError("approximate argument must be either none or tanh.")
    return _wrap(_C.gelu(input._h, approximate == "tanh"))


def silu(input, inplace=False):
    return _changed(input, _C.silu_(input._h)) if inplace else _wrap(_C.silu(input._h))


def mish(input, inplace=False):
    return _changed(input, _C.mish_(input._h)) if inplace else _wrap(_C.mish(input._h))


def sigmoid(input):
    return input.sigmoid()


def tanh(input):
    return input.tanh()


def softplus(input, beta=1.0, threshold=20.0):
    return _wrap(_C.softplus(input._h, beta, threshold))


def softsign(input):
    return _wrap(_C.softsign(input._h))


def tanhshrink(input):
    return _wrap(_C.tanhshrink(input._h))


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    return _changed(input, _C.hardtanh_(input._h, min_val, max_val)) if inplace else _wrap(_C.hardtanh(input._h, min_val, max_val))


def hardswish(input, inplace=False):
    return _changed(input, _C.hardswish_(input._h)) if inplace else _wrap(_C.hardswish(input._h))


def hardsigmoid(input, inplace=False):
    return _changed(input, _C.hardsigmoid_(input._h)) if inplace else _wrap(_C.hardsigmoid(input._h))


def hardshrink(input, lambd=0.5):
    return _wrap(_C.hardshrink(input._h, lambd))


def softshrink(input, lambd=0.5):
    return _wrap(_C.softshrink(input._h, lambd))


def threshold(input, threshold, value, inplace=False):
    return _changed(input, _C.threshold_(input._h, threshold, value)) if inplace else _wrap(_C.threshold(input._h, threshold, value))


def logsigmoid(input):
    return _wrap(_C.logsigmoid(input._h))


def prelu(input, weight):
    return _wrap(_C.prelu(input._h, weight._h))


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    return _rrelu(input, lower, upper, training, inplace)


def _rrelu(input, lower, upper, training, inplace, generator=None):
    """In training only elements that are not above 0 draw a slope, each as a double, row by row."""
    held = input.detach()
    slopes = torch.ones_like(held)
    if training:
        lower, upper = torch.tensor([lower, upper], dtype=input.dtype).tolist()
        below = held <= 0
        drawn = torch.empty(int(below.sum()), dtype=torch.float64).uniform_(lower, upper, generator=generator)
        slopes[below] = drawn.to(input.dtype)
    else:
        slopes[held < 0] = (lower + upper) / 2
    return input.mul_(slopes) if inplace else input * slopes


def glu(input, dim=-1):
    return _wrap(_C.glu(input._h, dim))


def _softmax_axis(name, dimensions):
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.",
        stacklevel=3,
    )
    return 0 if dimensions in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """`exp(x_i) / Σ exp(x_j)` along `dim`."""
    dim = _softmax_axis("softmax", input.dim()) if dim is None else dim
    return _wrap(_C.softmax(input._h, dim, None if dtype is None else dtype._code))


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    dim = _softmax_axis("log_softmax", input.dim()) if dim is None else dim
    return _wrap(_C.log_softmax(input._h, dim, None if dtype is None else dtype._code))


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    return softmax(-input, dim, dtype=dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    gumbels = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + gumbels) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft
