"""Layers as plain functions. Shapes follow PyTorch's: [N, C, …] for images and signals, [N, features] for vectors."""

import math
import warnings

import torch
from torch import _C
from torch._missing import missing_attribute
from torch._tensor import Tensor, _check, _wrap, _wrap_many

_REDUCTIONS = {"none": 0, "mean": 1, "sum": 2}


def _h(tensor):
    return 0 if tensor is None else tensor._h


def _reduction(name, reduce=None, size_average=None):
    if size_average is not None or reduce is not None:
        reduce = True if reduce is None else reduce
        size_average = True if size_average is None else size_average
        name = "none" if not reduce else ("mean" if size_average else "sum")
    try:
        return _REDUCTIONS[name]
    except KeyError:
        raise ValueError(f"{name} is not a valid value for reduction") from None


def _single(value):
    return value[0] if isinstance(value, (tuple, list)) else value


def _pair(value):
    if isinstance(value, (tuple, list)):
        return (value[0], value[0]) if len(value) == 1 else (value[0], value[1])
    return value, value


def _tensor_argument(function, name, value, position):
    if not isinstance(value, Tensor):
        raise TypeError(f"{function}(): argument '{name}' (position {position}) must be Tensor, not {type(value).__name__}")


# Linear ---------------------------------------------------------------------------------------------------------


def linear(input, weight, bias=None):
    """`input @ weight.T + bias`. input [*, in], weight [out, in], bias [out] → [*, out]."""
    try:
        return _wrap(_C.linear(input._h, weight._h, 0 if bias is None else bias._h))
    except AttributeError:
        _tensor_argument("linear", "input", input, 1)
        raise


def bilinear(input1, input2, weight, bias=None):
    """`x1ᵀ W x2 + b`. input1 [*, in1], input2 [*, in2], weight [out, in1, in2] → [*, out]."""
    return _wrap(_C.bilinear(input1._h, input2._h, weight._h, _h(bias)))


def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    """Rows of `weight` by index. input int [*], weight [rows, width] → [*, width]."""
    if padding_idx is not None:
        rows = weight.size(0)
        if not -rows <= padding_idx < rows:
            raise AssertionError("Padding_idx must be within num_embeddings")
        padding_idx %= rows
    if max_norm is not None:
        with torch.no_grad():
            used = input.unique()
            norms = weight[used].norm(norm_type, dim=1)
            over = used[norms > max_norm]
            if over.numel():
                weight[over] = weight[over] * (max_norm / (norms[norms > max_norm] + 1e-7)).unsqueeze(1)
    return _wrap(_C.embedding(input._h, weight._h, -1 if padding_idx is None else padding_idx))


def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean",
                  sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
    """Embeddings of each bag, summed, averaged or maximised."""
    if input.dim() == 2:
        bags = [(input[i], None if per_sample_weights is None else per_sample_weights[i]) for i in range(input.size(0))]
    else:
        starts = offsets.tolist()
        ends = starts[1:] if include_last_offset else [*starts[1:], input.numel()]
        bags = [
            (input[a:b], None if per_sample_weights is None else per_sample_weights[a:b])
            for a, b in zip(starts, ends)
        ]
    rows = []
    for indices, weights in bags:
        found = embedding(indices, weight, padding_idx)
        if weights is not None:
            found = found * weights.unsqueeze(1)
        if indices.numel() == 0:
            rows.append(torch.zeros(weight.size(1), dtype=weight.dtype))
        else:
            rows.append({"sum": found.sum, "mean": found.mean, "max": found.amax}[mode](0))
    bags = torch.stack(rows)
    _check(_C.name_grad_fn(bags._h, "EmbeddingBagBackward0"))
    return bags


def one_hot(tensor, num_classes=-1):
    """Class indices as rows of 0 and 1. int64 [*] → int64 [*, classes]."""
    return _wrap(_C.one_hot(tensor._h, num_classes))


# Convolution ----------------------------------------------------------------------------------------------------


def _same_padding(kernel, dilation):
    total = dilation * (kernel - 1)
    return total // 2, total - total // 2


def _conv_padding(input, weight, stride, padding, dilation, axes):
    """Padding as numbers; an uneven 'same' pads the input first."""
    if not isinstance(padding, str):
        return input, (padding,) * axes if isinstance(padding, int) else tuple(padding) * (axes if len(padding) == 1 else 1)
    if padding == "valid":
        return input, (0,) * axes
    if padding != "same":
        raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}")
    steps = (stride,) * axes if isinstance(stride, int) else tuple(stride)
    if any(step != 1 for step in steps):
        raise RuntimeError("padding='same' is not supported for strided convolutions")
    dilations = (dilation,) * axes if isinstance(dilation, int) else tuple(dilation)
    sides = [_same_padding(weight.size(2 + i), dilations[i]) for i in range(axes)]
    uneven = [side for left, right in reversed(sides) for side in (0, right - left)]
    if any(uneven):
        input = pad(input, uneven)
    return input, tuple(left for left, _ in sides)


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """input [N, C, L] or [C, L], weight [out, C/groups, k] → [N, out, L']."""
    input, (pad_l,) = _conv_padding(input, weight, stride, padding, dilation, 1)
    return _wrap(_C.conv1d(input._h, weight._h, _h(bias), _single(stride), pad_l, _single(dilation), groups))


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """input [N, C, H, W] or [C, H, W], weight [out, C/groups, kH, kW] → [N, out, H', W']."""
    input, (pad_h, pad_w) = _conv_padding(input, weight, stride, padding, dilation, 2)
    step_h, step_w = _pair(stride)
    hole_h, hole_w = _pair(dilation)
    return _wrap(
        _C.conv2d(input._h, weight._h, _h(bias), step_h, step_w, pad_h, pad_w, hole_h, hole_w, groups)
    )


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The gradient of conv1d as a layer. weight [C, out/groups, k]."""
    return _wrap(
        _C.conv_transpose1d(
            input._h, weight._h, _h(bias), _single(stride), _single(padding), _single(output_padding), groups, _single(dilation)
        )
    )


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The gradient of conv2d as a layer. weight [C, out/groups, kH, kW]."""
    return _wrap(
        _C.conv_transpose2d(
            input._h, weight._h, _h(bias), *_pair(stride), *_pair(padding), *_pair(output_padding), groups, *_pair(dilation)
        )
    )


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """Sliding patches as columns: [N, C, H, W] → [N, C·kH·kW, patches]."""
    return _wrap(_C.unfold(input._h, *_pair(kernel_size), *_pair(dilation), *_pair(padding), *_pair(stride)))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """Sums columns of patches back into images; the adjoint of {unfold}."""
    return _wrap(
        _C.fold(
            input._h, *_pair(output_size), *_pair(kernel_size), *_pair(dilation), *_pair(padding), *_pair(stride)
        )
    )


# Pooling --------------------------------------------------------------------------------------------------------


def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    k = _single(kernel_size)
    if return_indices:
        values, indices = max_pool2d(
            input.unsqueeze(-2), (1, k), (1, _single(stride) if stride else k), (0, _single(padding)),
            (1, _single(dilation)), ceil_mode, True,
        )
        return values.squeeze(-2), indices.squeeze(-2)
    return _wrap(
        _C.max_pool1d(input._h, k, _single(stride) if stride else k, _single(padding), _single(dilation), ceil_mode)
    )


def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """The largest value of each window. [N, C, H, W] → [N, C, H', W'] (and int64 positions in the input's planes)."""
    k_h, k_w = _pair(kernel_size)
    s_h, s_w = _pair(stride) if stride else (k_h, k_w)
    p_h, p_w = _pair(padding)
    d_h, d_w = _pair(dilation)
    if return_indices:
        return _wrap_many(_C.max_pool2d_with_indices(input._h, k_h, k_w, s_h, s_w, p_h, p_w, d_h, d_w, ceil_mode))
    return _wrap(_C.max_pool2d(input._h, k_h, k_w, s_h, s_w, p_h, p_w, d_h, d_w, ceil_mode))


max_pool1d_with_indices = lambda *a, **k: max_pool1d(*a, **{**k, "return_indices": True})  # noqa: E731
max_pool2d_with_indices = lambda *a, **k: max_pool2d(*a, **{**k, "return_indices": True})  # noqa: E731


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Puts pooled values back where they were; zeros elsewhere."""
    k, s, p = _pair(kernel_size), _pair(stride or kernel_size), _pair(padding)
    if output_size is None:
        size = [(input.size(-2 + i) - 1) * s[i] - 2 * p[i] + k[i] for i in range(2)]
    else:
        size = list(output_size)[-2:]
    flat = torch.zeros(*input.shape[:-2], size[0] * size[1], dtype=input.dtype)
    return flat.scatter(-1, indices.flatten(-2), input.flatten(-2)).view(*input.shape[:-2], *size)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    k = _single(kernel_size)
    return _wrap(
        _C.avg_pool1d(input._h, k, _single(stride) if stride else k, _single(padding), ceil_mode, count_include_pad)
    )


def avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
    """The mean of each window. [N, C, H, W] → [N, C, H', W']."""
    k_h, k_w = _pair(kernel_size)
    s_h, s_w = _pair(stride) if stride else (k_h, k_w)
    p_h, p_w = _pair(padding)
    return _wrap(
        _C.avg_pool2d(input._h, k_h, k_w, s_h, s_w, p_h, p_w, ceil_mode, count_include_pad, divisor_override)
    )


def adaptive_avg_pool1d(input, output_size):
    return _wrap(_C.adaptive_avg_pool1d(input._h, _single(output_size)))


def _adaptive_size(input, output_size):
    wanted = _pair(output_size)
    return tuple(input.size(-2 + i) if wanted[i] is None else wanted[i] for i in range(2))


def adaptive_avg_pool2d(input, output_size):
    return _wrap(_C.adaptive_avg_pool2d(input._h, *_adaptive_size(input, output_size)))


def adaptive_max_pool1d(input, output_size, return_indices=False):
    values, indices = _wrap_many(_C.adaptive_max_pool1d(input._h, _single(output_size)))
    return (values, indices) if return_indices else values


def adaptive_max_pool2d(input, output_size, return_indices=False):
    values, indices = _wrap_many(_C.adaptive_max_pool2d(input._h, *_adaptive_size(input, output_size)))
    return (values, indices) if return_indices else values


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    k = _single(kernel_size)
    summed = avg_pool1d(input.pow(norm_type), k, stride, 0, ceil_mode)
    return (summed.sign() * relu(summed.abs())).mul(k).pow(1.0 / norm_type)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    k_h, k_w = _pair(kernel_size)
    summed = avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (summed.sign() * relu(summed.abs())).mul(k_h * k_w).pow(1.0 / norm_type)


# Normalisation --------------------------------------------------------------------------------------------------


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    """Normalises each channel over the batch and its positions; updates the running statistics while training."""
    if training:
        size = input.shape
        if size.numel() // max(size[1], 1) == 1:
            raise ValueError(f"Expected more than 1 value per channel when training, got input size {size}")
    return _wrap(
        _C.batch_norm(
            input._h, _h(weight), _h(bias), _h(running_mean), _h(running_var), training,
            0.0 if momentum is None else momentum, eps,
        )
    )


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    """Normalises over the last axes, each element of the batch by itself."""
    return _wrap(_C.layer_norm(input._h, _h(weight), _h(bias), eps, len(normalized_shape), *normalized_shape))


def rms_norm(input, normalized_shape, weight=None, eps=None):
    """`x / sqrt(mean(x²) + eps) * weight` over the last axes."""
    axes = tuple(range(-len(normalized_shape), 0))
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    scaled = input * torch.rsqrt(input.pow(2).mean(axes, keepdim=True) + eps)
    return scaled if weight is None else scaled * weight


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    if input.dim() < 2:
        raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
    if input.size(1) % num_groups != 0:
        raise RuntimeError(
            f"Expected number of channels in input to be divisible by num_groups, but got input of shape "
            f"{list(input.shape)} and num_groups={num_groups}"
        )
    return _wrap(_C.group_norm(input._h, num_groups, _h(weight), _h(bias), eps))


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
    if use_input_stats:
        if running_mean is not None:
            with torch.no_grad():
                axes = tuple(range(2, input.dim()))
                running_mean.mul_(1 - momentum).add_(input.mean(axes).mean(0) * momentum)
                running_var.mul_(1 - momentum).add_(input.var(axes).mean(0) * momentum)
        return _wrap(_C.instance_norm(input._h, _h(weight), _h(bias), eps))
    return batch_norm(input, running_mean, running_var, weight, bias, False, momentum, eps)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    squares = input.pow(2).unsqueeze(1)
    flat = squares.flatten(3) if input.dim() > 3 else squares
    if flat.dim() == 3:
        flat = flat.unsqueeze(-1)
    padded = pad(flat, (0, 0, size // 2, (size - 1) // 2))
    around = avg_pool2d(padded, (size, 1), 1).squeeze(1).reshape(input.shape)
    return input / (around * alpha + k).pow(beta)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """Divides by the p-norm along `dim`."""
    return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


# Activations ----------------------------------------------------------------------------------------------------


def _into(input, result, inplace):
    return input.copy_(result) if inplace else result


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
    return _into(input, _wrap(_C.relu6(input._h)), inplace)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    return _into(input, _wrap(_C.leaky_relu(input._h, negative_slope)), inplace)


def elu(input, alpha=1.0, inplace=False):
    return _into(input, _wrap(_C.elu(input._h, alpha)), inplace)


def selu(input, inplace=False):
    return _into(input, _wrap(_C.selu(input._h)), inplace)


def celu(input, alpha=1.0, inplace=False):
    return _into(input, _wrap(_C.celu(input._h, alpha)), inplace)


def gelu(input, approximate="none"):
    if approximate not in ("none", "tanh"):
        raise RuntimeError("approximate argument must be either none or tanh.")
    return _wrap(_C.gelu(input._h, approximate == "tanh"))


def silu(input, inplace=False):
    return _into(input, _wrap(_C.silu(input._h)), inplace)


def mish(input, inplace=False):
    return _into(input, _wrap(_C.mish(input._h)), inplace)


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
    return _into(input, _wrap(_C.hardtanh(input._h, min_val, max_val)), inplace)


def hardswish(input, inplace=False):
    return _into(input, _wrap(_C.hardswish(input._h)), inplace)


def hardsigmoid(input, inplace=False):
    return _into(input, _wrap(_C.hardsigmoid(input._h)), inplace)


def hardshrink(input, lambd=0.5):
    return _wrap(_C.hardshrink(input._h, lambd))


def softshrink(input, lambd=0.5):
    return _wrap(_C.softshrink(input._h, lambd))


def threshold(input, threshold, value, inplace=False):
    return _into(input, _wrap(_C.threshold(input._h, threshold, value)), inplace)


def logsigmoid(input):
    return _wrap(_C.logsigmoid(input._h))


def prelu(input, weight):
    return _wrap(_C.prelu(input._h, weight._h))


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    slope = torch.empty_like(input).uniform_(lower, upper) if training else (lower + upper) / 2
    return _into(input, torch.where(input >= 0, input, input * slope), inplace)


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


# Dropout --------------------------------------------------------------------------------------------------------


def _check_probability(p):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


def dropout(input, p=0.5, training=True, inplace=False):
    """Zeroes elements with probability p and scales the others by 1 / (1 - p)."""
    _check_probability(p)
    return _into(input, _wrap(_C.dropout(input._h, p, training)), inplace)


def _channel_dropout(input, p, training, inplace):
    _check_probability(p)
    return _into(input, _wrap(_C.feature_dropout(input._h, p, training)), inplace)


def dropout1d(input, p=0.5, training=True, inplace=False):
    if input.dim() == 2:
        return _channel_dropout(input.unsqueeze(0), p, training, False).squeeze(0)
    return _channel_dropout(input, p, training, inplace)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _channel_dropout(input, p, training, inplace)


dropout3d = dropout2d


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    _check_probability(p)
    return _into(input, _wrap(_C.alpha_dropout(input._h, p, training)), inplace)


# Losses ---------------------------------------------------------------------------------------------------------


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


# Shape and image ------------------------------------------------------------------------------------------------

_PAD_MODES = {"constant": 0, "reflect": 1, "replicate": 2, "circular": 3}


def pad(input, pad, mode="constant", value=None):
    """Pads the last axes; `pad` lists (before, after) from the last axis backwards."""
    if mode not in _PAD_MODES:
        raise NotImplementedError(f"Unrecognised padding mode {mode}")
    return _wrap(_C.pad(input._h, _PAD_MODES[mode], 0.0 if value is None else value, len(pad), *pad))


_INTERPOLATION = {"nearest": 0, "linear": 1, "bilinear": 1, "bicubic": 2, "area": 3, "nearest-exact": 4}


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
    """Resizes [N, C, L] or [N, C, H, W] to `size` or by `scale_factor`."""
    axes = input.dim() - 2
    if mode not in _INTERPOLATION:
        raise NotImplementedError(f"interpolation mode {mode!r} is not available")
    if mode in ("nearest", "area", "nearest-exact") and align_corners is not None:
        raise ValueError(
            "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
        )
    if (size is None) == (scale_factor is None):
        raise ValueError(
            "either size or scale_factor should be defined" if size is None else "only one of size or scale_factor should be defined"
        )
    if size is None:
        factors = scale_factor if isinstance(scale_factor, (tuple, list)) else [scale_factor] * axes
        size = [math.floor(input.size(2 + i) * factors[i]) for i in range(axes)]
    elif isinstance(size, int):
        size = [size] * axes
    if antialias:
        from torch.nn._antialias import resize_antialiased

        return resize_antialiased(input, tuple(size), mode)
    return _wrap(_C.interpolate(input._h, _INTERPOLATION[mode], bool(align_corners), *size))


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def affine_grid(theta, size, align_corners=None):
    """The sampling positions of an affine map: theta [N, 2, 3] → [N, H, W, 2]."""
    _, _, height, width = size

    def steps(count):
        if align_corners:
            return torch.linspace(-1, 1, count)
        return (torch.arange(count) * 2 + 1) / count - 1

    ys, xs = torch.meshgrid(steps(height), steps(width), indexing="ij")
    points = torch.stack([xs, ys, torch.ones_like(xs)], -1).view(1, height * width, 3)
    return (points @ theta.transpose(1, 2)).view(-1, height, width, 2)


def pixel_shuffle(input, upscale_factor):
    return _wrap(_C.pixel_shuffle(input._h, upscale_factor))


def pixel_unshuffle(input, downscale_factor):
    return _wrap(_C.pixel_unshuffle(input._h, downscale_factor))


def channel_shuffle(input, groups):
    n, c, *rest = input.shape
    return input.view(n, groups, c // groups, *rest).transpose(1, 2).reshape(input.shape)


# Attention ------------------------------------------------------------------------------------------------------


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False):
    """`softmax(q kᵀ / √d + mask) v`. query [*, L, d], key [*, S, d], value [*, S, v] → [*, L, v]."""
    scale = 1 / math.sqrt(query.size(-1)) if scale is None else scale
    scores = query @ key.transpose(-2, -1) * scale
    if is_causal:
        attn_mask = torch.ones(query.size(-2), key.size(-2), dtype=torch.bool).tril()
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attn_mask, float("-inf"))
        else:
            scores = scores + attn_mask
    weights = softmax(scores, -1)
    if dropout_p > 0:
        weights = dropout(weights, dropout_p, True)
    return weights @ value


__getattr__ = missing_attribute("torch.nn.functional")
