"""Losses and distances."""

import math
import warnings

import torch
from torch import _C
from torch._tensor import Tensor, _wrap
from torch.nn.functional._shared import _h, _reduction, _tensor_argument
from torch.nn.functional.activations import logsigmoid


def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
    """Log-softmax and negative log likelihood in one. input [N, C, …] logits; target int64 [N, …] or probabilities like input."""
    try:
        return _wrap(
            _C.cross_entropy(
                input._h, target._h, 0 if weight is None else weight._h,
                _reduction(reduction, reduce, size_average), ignore_index, label_smoothing,
            )
        )
    except AttributeError:
        _tensor_argument("cross_entropy_loss", "input", input, 1)
        _tensor_argument("cross_entropy_loss", "target", target, 2)
        raise


def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
    return _wrap(
        _C.nll_loss(input._h, target._h, _h(weight), _reduction(reduction, reduce, size_average), ignore_index)
    )


def _warn_about_sizes(input, target):
    if input.shape != target.shape:
        warnings.warn(
            f"Using a target size ({target.shape}) that is different to the input size ({input.shape}). "
            "This will likely lead to incorrect results due to broadcasting. "
            "Please ensure they have the same size.",
            stacklevel=3,
        )


def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    _warn_about_sizes(input, target)
    return _wrap(_C.mse_loss(input._h, target._h, _reduction(reduction, reduce, size_average)))


def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    _warn_about_sizes(input, target)
    return _wrap(_C.l1_loss(input._h, target._h, _reduction(reduction, reduce, size_average)))


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
    _warn_about_sizes(input, target)
    return _wrap(_C.smooth_l1_loss(input._h, target._h, _reduction(reduction, reduce, size_average), beta))


def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
    _warn_about_sizes(input, target)
    return _wrap(_C.huber_loss(input._h, target._h, _reduction(reduction), delta))


def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    if target.shape != input.shape:
        raise ValueError(
            f"Using a target size ({target.shape}) that is different to the input size ({input.shape}) is deprecated. "
            "Please ensure they have the same size."
        )
    return _wrap(
        _C.binary_cross_entropy(input._h, target._h, _h(weight), _reduction(reduction, reduce, size_average))
    )


def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
    if target.shape != input.shape:
        raise ValueError(f"Target size ({target.shape}) must be the same as input size ({input.shape})")
    return _wrap(
        _C.binary_cross_entropy_with_logits(
            input._h, target._h, _h(weight), _h(pos_weight), _reduction(reduction, reduce, size_average)
        )
    )


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    if reduction == "batchmean":
        return _wrap(_C.kl_div(input._h, target._h, 2, log_target)) / input.size(0)
    if reduction == "mean":
        warnings.warn(
            "reduction: 'mean' divides the total loss by both the batch size and the support size."
            "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
            "'mean' will be changed to behave the same as 'batchmean' in the next major release.",
            stacklevel=2,
        )
    return _wrap(_C.kl_div(input._h, target._h, _reduction(reduction, reduce, size_average), log_target))


def _reduce(values, reduction, reduce=None, size_average=None):
    code = _reduction(reduction, reduce, size_average)
    return values if code == 0 else (values.mean() if code == 1 else values.sum())


def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
    values = input.exp() - target * input if log_input else input - target * (input + eps).log()
    if full:
        stirling = target * target.log() - target + 0.5 * (2 * math.pi * target).log()
        values = values + torch.where(target > 1, stirling, torch.zeros_like(stirling))
    return _reduce(values, reduction, reduce, size_average)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    if not isinstance(var, Tensor):
        var = torch.full_like(input, var)
    if (var < 0).any():
        raise ValueError("var has negative entry/entries")
    var = var.clamp(min=eps)
    values = 0.5 * (var.log() + (input - target) ** 2 / var)
    if full:
        values = values + 0.5 * math.log(2 * math.pi)
    return _reduce(values, reduction)


def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
    zero = torch.zeros_like(input)
    values = torch.where(target == 1, input, zero) + torch.where(target == -1, (margin - input).clamp(min=0), zero)
    return _reduce(values, reduction, reduce, size_average)


def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    return _reduce((-target * (input1 - input2) + margin).clamp(min=0), reduction, reduce, size_average)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _reduce((-target * input).exp().log1p(), reduction, reduce, size_average)


def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    values = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        values = values * weight
    return _reduce(values.mean(-1), reduction, reduce, size_average)


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    right = input.gather(1, target.unsqueeze(1))
    values = (margin - right + input).clamp(min=0).pow(p)
    if weight is not None:
        values = values * weight[target].unsqueeze(1)
    own = torch.zeros_like(values).scatter(1, target.unsqueeze(1), 1.0)
    return _reduce((values * (1 - own)).sum(1) / input.size(1), reduction, reduce, size_average)


def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    similarity = (input1 * input2).sum(-1) / (
        ((input1 * input1).sum(-1) + 1e-12) * ((input2 * input2).sum(-1) + 1e-12)
    ).sqrt()
    zero = torch.zeros_like(similarity)
    values = torch.where(target == 1, 1 - similarity, zero) + torch.where(
        target == -1, (similarity - margin).clamp(min=0), zero
    )
    return _reduce(values, reduction, reduce, size_average)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"):
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduce((near - far + margin).clamp(min=0), reduction, reduce, size_average)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return (x1 - x2 + eps).norm(p, -1, keepdim=keepdim)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    return _wrap(_C.cosine_similarity(x1._h, x2._h, dim, eps))


def pdist(input, p=2):
    """Distances of all pairs of rows, in the order of an upper triangle."""
    rows, columns = torch.triu_indices(input.size(0), input.size(0), 1)
    return (input[rows] - input[columns]).norm(p, 1)


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    """By how much the labels, listed up to the first -1, fail to lead all others by 1."""
    rows, labels = (input.unsqueeze(0), target.unsqueeze(0)) if input.dim() == 1 else (input, target)
    losses = []
    for row, listed in zip(rows, labels):
        wanted = listed[: int((listed >= 0).int().cumprod(0).sum())]
        others = torch.ones(row.shape[0], dtype=torch.bool)
        others[wanted] = False
        gaps = 1 - (row[wanted].unsqueeze(1) - row[others].unsqueeze(0))
        losses.append(gaps.clamp(min=0).sum() / row.shape[0])
    losses = torch.stack(losses)
    return _reduce(losses[0] if input.dim() == 1 else losses, reduction)


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"
):
    """As `triplet_margin_loss`, with a distance of one's own."""
    distance = distance_function or pairwise_distance
    far = distance(anchor, negative)
    if swap:
        far = far.minimum(distance(positive, negative))
    return _reduce((distance(anchor, positive) - far + margin).clamp(min=0), reduction)
