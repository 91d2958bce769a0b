"""Functions that few programs use: brought in when one asks for them."""

import builtins
import math

import torch
from torch import return_types
from torch.nn import functional as F


def frexp(input):
    """Mantissas of magnitude in [0.5, 1) and int32 exponents, with `input = mantissa · 2**exponent`."""
    magnitude = input.abs().to(torch.float64)
    exponent = torch.where(magnitude == 0, torch.zeros_like(magnitude), magnitude.log2().floor() + 1)
    # A logarithm next to a power of two may round to the wrong side.
    mantissa = magnitude / 2.0**exponent
    exponent = exponent + (mantissa >= 1).double() - ((mantissa < 0.5) & (magnitude != 0)).double()
    mantissa = (input.to(torch.float64) / 2.0**exponent).to(input.dtype)
    return return_types.frexp((mantissa, exponent.to(torch.int32)))


def nextafter(input, other):
    """The next number that the dtype has, towards `other`."""
    bits = {torch.float32: torch.int32, torch.float64: torch.int64}[input.dtype]
    held = input.view(bits)
    step = torch.where((other > input) == (input > 0), 1, -1).to(bits)
    least = torch.where(other > 0, 1.0, -1.0).to(input.dtype) * torch.tensor([1], dtype=bits).view(input.dtype)
    moved = torch.where(input == 0, least, (held + step).view(input.dtype))
    return torch.where(input == other, other, moved)


def gradient(input, *, spacing=1, dim=None, edge_order=1):
    """Central differences inside, one-sided ones at the ends; one tensor a dimension."""
    if edge_order != 1:
        raise NotImplementedError("torch.gradient: edge_order=2 is not part of this PyTorch")
    dims = builtins.range(input.ndim) if dim is None else (dim,) if isinstance(dim, builtins.int) else dim
    found = []
    for place, axis in enumerate(dims):
        x = input.movedim(axis, -1)
        given = spacing[place] if isinstance(spacing, (tuple, list)) else spacing
        if isinstance(given, torch.Tensor) and given.ndim:
            at = given
        else:
            at = torch.arange(x.shape[-1], dtype=x.dtype if x.is_floating_point() else torch.float32) * given
        steps = at.diff()
        slopes = x.diff(dim=-1) / steps
        before, after = steps[:-1], steps[1:]
        inner = (slopes[..., :-1] * after + slopes[..., 1:] * before) / (before + after)
        found.append(torch.cat([slopes[..., :1], inner, slopes[..., -1:]], -1).movedim(-1, axis))
    return tuple(found)


def _window(*factors):
    def window(window_length, periodic=True, *, dtype=None, layout=None, device=None, requires_grad=False):
        if window_length == 1:
            return torch.ones(1, dtype=dtype)
        at = torch.arange(window_length, dtype=dtype or torch.get_default_dtype()) * (2 * math.pi / (window_length if periodic else window_length - 1))
        out = torch.zeros_like(at)
        # The highest harmonic first, as PyTorch adds them.
        for k in reversed(builtins.range(len(factors))):
            out = out + (factors[k] * torch.cos(k * at) if k else factors[0])
        return out.requires_grad_(requires_grad)

    return window


hann_window = _window(0.5, -0.5)
hamming_window = _window(0.54, -0.46)
blackman_window = _window(0.42, -0.5, 0.08)


def bartlett_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, requires_grad=False):
    n = window_length if periodic else window_length - 1
    at = torch.arange(window_length, dtype=torch.float64)
    out = 1 - (2 * at / builtins.max(n, 1) - 1).abs()
    return out.to(dtype or torch.get_default_dtype()).requires_grad_(requires_grad)


def polygamma(n, input):
    """The n-th derivative of digamma; with shifts up to 12 and Euler and Maclaurin's series from there."""
    if n == 0:
        return torch.digamma(input)
    x = input.to(torch.float64)
    total = torch.zeros_like(x)
    for _ in builtins.range(12):
        total = total + torch.where(x < 12, x ** -(n + 1), torch.zeros_like(x))
        x = torch.where(x < 12, x + 1, x)
    series = x**-n / n + x ** -(n + 1) / 2
    bernoulli = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730)
    rising = 1.0
    for k, number in enumerate(bernoulli, 1):
        rising = math.prod(builtins.range(n + 1, n + 2 * k)) / math.factorial(2 * k)
        series = series + number * rising * x ** -(n + 2 * k)
    sign = 1 if n % 2 else -1
    return (sign * math.factorial(n) * (total + series)).to(input.dtype if input.is_floating_point() else torch.float32)


def fill(input, value):
    return torch.full_like(input, value)


def get_device(input):
    return -1


def pdist(input, p=2.0):
    return F.pdist(input, p)


# What PyTorch keeps under `torch` for the functions of torch.nn.functional to call: other arguments, modes by number.
# Nothing is reduced unless asked, although the losses of torch.nn.functional take the mean.
def _reduction(function, code):
    if not isinstance(code, builtins.int):
        raise TypeError(f"{function}(): argument 'reduction' must be int, not {type(code).__name__}")
    return {1: "mean", 2: "sum"}.get(code, "none")


def kl_div(input, target, reduction=0, *, log_target=False):
    return F.kl_div(input, target, reduction=_reduction("kl_div", reduction), log_target=log_target)


def binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction=0):
    reduction = _reduction("binary_cross_entropy_with_logits", reduction)
    return F.binary_cross_entropy_with_logits(input, target, weight, pos_weight=pos_weight, reduction=reduction)


def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction=0):
    return F.cosine_embedding_loss(input1, input2, target, margin, reduction=_reduction("cosine_embedding_loss", reduction))


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction=0, zero_infinity=False):
    reduction = _reduction("ctc_loss", reduction)
    return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, reduction, zero_infinity)


def hinge_embedding_loss(input, target, margin=1.0, reduction=0):
    return F.hinge_embedding_loss(input, target, margin, reduction=_reduction("hinge_embedding_loss", reduction))


def margin_ranking_loss(input1, input2, target, margin=0.0, reduction=0):
    return F.margin_ranking_loss(input1, input2, target, margin, reduction=_reduction("margin_ranking_loss", reduction))


def poisson_nll_loss(input, target, log_input, full, eps, reduction):
    return F.poisson_nll_loss(input, target, log_input, full, eps=eps, reduction=_reduction("poisson_nll_loss", reduction))


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, eps=1e-6, swap=False, reduction=0):
    reduction = _reduction("triplet_margin_loss", reduction)
    return F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction=reduction)


def constant_pad_nd(input, pad, value=0):
    return F.pad(input, pad, "constant", value)


def grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners):
    mode = ("bilinear", "nearest", "bicubic")[interpolation_mode]
    return F.grid_sample(input, grid, mode, ("zeros", "border", "reflection")[padding_mode], align_corners)


def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled):
    return F.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)


def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    return F.max_pool3d(input, kernel_size, stride, padding, dilation, ceil_mode)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, generator=None):
    from torch.nn.functional.activations import _rrelu

    return _rrelu(input, lower, upper, training, False, generator)


channel_shuffle = F.channel_shuffle
conv3d = F.conv3d
conv_transpose3d = F.conv_transpose3d


def get_autocast_cpu_dtype():
    return torch.bfloat16


def is_autocast_cpu_enabled():
    return False


def binomial(count, prob, generator=None):
    from torch.distributions import Binomial

    return torch.stack([Binomial(int(n), p).sample() for n, p in zip(count.flatten(), prob.flatten())]).view(count.shape)


NAMES = frozenset(name for name in globals() if not name.startswith("_")) - {"builtins", "math", "torch", "return_types", "F"}
