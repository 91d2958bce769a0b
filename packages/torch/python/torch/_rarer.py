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


def kl_div(input, target, reduction=1, *, log_target=False):
    return F.kl_div(input, target, reduction=_reduction(reduction), log_target=log_target)


def _reduction(code):
    return code if isinstance(code, str) else ("none", "mean", "sum")[code]


def _loss(function):
    def loss(*arguments, reduction=1, **options):
        return function(*arguments, reduction=_reduction(reduction), **options)

    return loss


binary_cross_entropy_with_logits = _loss(F.binary_cross_entropy_with_logits)
cosine_embedding_loss = _loss(F.cosine_embedding_loss)
ctc_loss = _loss(F.ctc_loss)
hinge_embedding_loss = _loss(F.hinge_embedding_loss)
margin_ranking_loss = _loss(F.margin_ranking_loss)
poisson_nll_loss = _loss(F.poisson_nll_loss)
triplet_margin_loss = _loss(F.triplet_margin_loss)
channel_shuffle = F.channel_shuffle
constant_pad_nd = F.pad
conv3d = F.conv3d
conv_transpose3d = F.conv_transpose3d
embedding_bag = F.embedding_bag
grid_sampler = F.grid_sample
instance_norm = F.instance_norm
max_pool3d = F.max_pool3d
rrelu = F.rrelu


def get_autocast_cpu_dtype():
    return torch.bfloat16


def is_autocast_cpu_enabled():
    return False


def binomial(count, prob, generator=None):
    from torch.distributions import Binomial

    return torch.stack([Binomial(int(n), p).sample() for n, p in zip(count.flatten(), prob.flatten())]).view(count.shape)


NAMES = frozenset(name for name in globals() if not name.startswith("_")) - {"builtins", "math", "torch", "return_types", "F"}
