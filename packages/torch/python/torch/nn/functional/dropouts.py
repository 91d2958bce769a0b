"""Dropout."""

from torch import _C
from torch._tensor import _wrap
from torch.nn.functional.activations import _changed


def _check_probability(p):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


def dropout(input, p=0.5, training=True, inplace=False):
    """Zeroes elements with probability p and scales the others by 1 / (1 - p)."""
    _check_probability(p)
    return _changed(input, _C.dropout_(input._h, p, training)) if inplace else _wrap(_C.dropout(input._h, p, training))


def _channel_dropout(input, p, training, inplace):
    _check_probability(p)
    return _changed(input, _C.feature_dropout_(input._h, p, training)) if inplace else _wrap(_C.feature_dropout(input._h, p, training))


def dropout1d(input, p=0.5, training=True, inplace=False):
    if input.dim() == 2:
        return _channel_dropout(input.unsqueeze(0), p, training, False).squeeze(0)
    return _channel_dropout(input, p, training, inplace)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _channel_dropout(input, p, training, inplace)


dropout3d = dropout2d


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    _check_probability(p)
    return _changed(input, _C.alpha_dropout_(input._h, p, training)) if inplace else _wrap(_C.alpha_dropout(input._h, p, training))
