"""Special functions; most are functions of `torch` under a second name."""

from torch._missing import missing_attribute
from torch._pointwise import digamma, erf, erfc, erfinv, exp2, expm1, log1p, logit, round, sigmoid, sinc, xlogy
from torch._reductions import logsumexp

expit = sigmoid
psi = digamma


def gammaln(input, *, out=None):
    """The logarithm of the gamma function."""
    return input.lgamma()


def softmax(input, dim, *, dtype=None):
    """As `torch.softmax`."""
    return input.softmax(dim, dtype)


def log_softmax(input, dim, *, dtype=None):
    """As `torch.log_softmax`."""
    return input.log_softmax(dim, dtype)


def entr(input, *, out=None):
    """`-x log x`, 0 at 0, minus infinity below."""
    from torch._pointwise import where

    return where(input > 0, -input * input.clamp(min=1e-45).log(), where(input == 0, input * 0, input * 0 - float("inf")))


def xlog1py(input, other):
    """`x log(1 + y)`, 0 where x is 0."""
    return xlogy(input, other + 1)


def ndtr(input, *, out=None):
    """The normal distribution function."""
    return 0.5 * (1 + (input * 0.7071067811865476).erf())


__getattr__ = missing_attribute("torch.special")
