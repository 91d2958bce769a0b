"""Activation functions that are functions of `torch` and methods of tensors."""

from torch import _C
from torch._creation import into
from torch._dtype import code
from torch._tensor import Tensor, _raise, _tensor_handle, _wrap, methods, numpy_names


def softmax(input, dim, dtype=None, *, out=None):
    """`exp(x)` divided by its sum along `dim`."""
    h = _C.softmax(_tensor_handle(input, "softmax"), dim, code(dtype))
    return _wrap(h) if out is None else into(out, _wrap(h))


def log_softmax(input, dim, dtype=None, *, out=None):
    """The logarithm of `softmax`."""
    h = _C.log_softmax(_tensor_handle(input, "log_softmax"), dim, code(dtype))
    return _wrap(h) if out is None else into(out, _wrap(h))


def prelu(input, weight):
    """`x` above 0, `weight * x` below."""
    return _wrap(_C.prelu(_tensor_handle(input, "prelu"), _tensor_handle(weight, "prelu", "weight", 2)))


def _functional(name):
    def function(*arguments, **options):
        from torch.nn import functional

        return getattr(functional, name)(*arguments, **options)

    function.__name__ = function.__qualname__ = name
    return function


FROM_FUNCTIONAL = (
    "hardshrink celu selu threshold dropout feature_dropout alpha_dropout cosine_similarity pairwise_distance layer_norm "
    "batch_norm group_norm conv1d conv2d conv_transpose1d conv_transpose2d embedding pixel_shuffle pixel_unshuffle "
    "adaptive_avg_pool1d avg_pool1d max_pool1d max_pool2d bilinear"
).split()
for _name in FROM_FUNCTIONAL:
    globals()[_name] = _functional(_name)


def selu_(input):
    """As `selu`, in place."""
    return input.copy_(globals()["selu"](input))


numpy_names(globals(), "softmax log_softmax")

FUNCTIONS = ["softmax", "log_softmax", "prelu", *FROM_FUNCTIONAL]
methods(globals(), "softmax log_softmax prelu hardshrink")
