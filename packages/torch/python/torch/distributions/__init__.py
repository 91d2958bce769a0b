"""Probability distributions: those that a course draws from."""

import math
import sys
from types import ModuleType

import torch
from torch._missing import missing_attribute
from torch._tensor import Tensor


def _tensors(*values):
    made = [v if isinstance(v, Tensor) else torch.tensor(float(v)) for v in values]
    return torch.broadcast_tensors(*made) if len(made) > 1 else (made[0],)


class Distribution:
    """What all have: samples of a shape, log-probabilities, moments."""

    has_rsample = False

    def __init__(self, batch_shape=(), event_shape=(), validate_args=None):
        self._batch_shape, self._event_shape = torch.Size(batch_shape), torch.Size(event_shape)

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    def _extended_shape(self, sample_shape):
        return torch.Size(tuple(sample_shape) + self._batch_shape + self._event_shape)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def sample_n(self, n):
        return self.sample((n,))

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return self.entropy().exp()

    def __repr__(self):
        parts = []
        for name in self._printed:
            value = self.__dict__.get(name)
            if value is not None:
                parts.append(f"{name}: {value if value.numel() == 1 else value.size()}")
        return f"{type(self).__name__}({', '.join(parts)})"


class Normal(Distribution):
    """The normal distribution with mean `loc` and deviation `scale`."""

    has_rsample = True
    _printed = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        if validate_args is not False and not bool((self.scale > 0).all()):
            raise ValueError(
                f"Expected parameter scale (Tensor of shape {tuple(self.scale.shape)}) of distribution {self!r} to satisfy the "
                f"constraint GreaterThan(lower_bound=0.0), but found invalid values:\n{self.scale}"
            )
        super().__init__(self.loc.shape)

    mean = mode = property(lambda self: self.loc)
    stddev = property(lambda self: self.scale)
    variance = property(lambda self: self.scale.pow(2))

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        drawn = torch.normal(torch.zeros(shape, dtype=self.loc.dtype), torch.ones(shape, dtype=self.loc.dtype))
        return self.loc + drawn * self.scale

    def log_prob(self, value):
        variance = self.scale**2
        return -((value - self.loc) ** 2) / (2 * variance) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


class Uniform(Distribution):
    """The uniform distribution on [low, high)."""

    has_rsample = True
    _printed = ("low", "high")

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        super().__init__(self.low.shape)

    mean = property(lambda self: (self.high + self.low) / 2)
    variance = property(lambda self: (self.high - self.low).pow(2) / 12)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        return self.low + torch.rand(shape, dtype=self.low.dtype) * (self.high - self.low)

    def log_prob(self, value):
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)

    def cdf(self, value):
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def entropy(self):
        return torch.log(self.high - self.low)


class _FromProbabilities(Distribution):
    def __init__(self, probs, logits):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            (self.probs,) = _tensors(probs)
        else:
            (self.logits,) = _tensors(logits)

    def _remember(self, name, value):
        self.__dict__[name] = value
        return value


class Bernoulli(_FromProbabilities):
    """1 with a probability, else 0."""

    _printed = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits)
        Distribution.__init__(self, (self.probs if probs is not None else self.logits).shape)

    def __getattr__(self, name):
        if name == "probs":
            return self._remember(name, torch.sigmoid(self.logits))
        if name == "logits":
            p = self.probs.clamp(min=1.1920928955078125e-07, max=1 - 1.1920928955078125e-07)
            return self._remember(name, torch.log(p) - torch.log1p(-p))
        raise AttributeError(name)

    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -torch.nn.functional.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return torch.nn.functional.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


class Categorical(_FromProbabilities):
    """An index, with the probabilities or logits of the last dimension."""

    _printed = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits)
        if probs is not None:
            self.probs = self.probs / self.probs.sum(-1, keepdim=True)
        else:
            self.logits = self.logits - self.logits.logsumexp(-1, keepdim=True)
        given = self.probs if probs is not None else self.logits
        self._num_events = given.shape[-1]
        Distribution.__init__(self, given.shape[:-1])

    def __getattr__(self, name):
        if name == "probs":
            return self._remember(name, torch.softmax(self.logits, -1))
        if name == "logits":
            p = self.probs.clamp(min=1.1920928955078125e-07, max=1 - 1.1920928955078125e-07)
            return self._remember(name, torch.log(p))
        raise AttributeError(name)

    mode = property(lambda self: self.probs.argmax(-1))

    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        with torch.no_grad():
            rows = self.probs.reshape(-1, self._num_events)
            drawn = torch.multinomial(rows, sample_shape.numel(), True).T
            return drawn.reshape(self._extended_shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        smallest = torch.finfo(self.logits.dtype).min
        return -(self.logits.clamp(min=smallest) * self.probs).sum(-1)


class Exponential(Distribution):
    """Waiting times at a rate."""

    has_rsample = True
    _printed = ("rate",)

    def __init__(self, rate, validate_args=None):
        (self.rate,) = _tensors(rate)
        super().__init__(self.rate.shape)

    mean = stddev = property(lambda self: self.rate.reciprocal())
    variance = property(lambda self: self.rate.pow(-2))

    def rsample(self, sample_shape=torch.Size()):
        return torch.empty(self._extended_shape(sample_shape), dtype=self.rate.dtype).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def entropy(self):
        return 1.0 - torch.log(self.rate)


class Laplace(Distribution):
    """The two-sided exponential distribution."""

    has_rsample = True
    _printed = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)

    mean = property(lambda self: self.loc)
    variance = property(lambda self: 2 * self.scale.pow(2))

    def rsample(self, sample_shape=torch.Size()):
        u = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).uniform_(-1 + 1.1920928955078125e-07, 1)
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

    def log_prob(self, value):
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def entropy(self):
        return 1 + torch.log(2 * self.scale)


def kl_divergence(p, q):
    """The Kullback–Leibler divergence of two distributions of one kind."""
    if isinstance(p, Normal) and isinstance(q, Normal):
        ratio = (p.scale / q.scale).pow(2)
        return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
    if isinstance(p, Categorical) and isinstance(q, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
        one = p.probs * (torch.nn.functional.softplus(-q.logits) - torch.nn.functional.softplus(-p.logits))
        return one + (1 - p.probs) * (torch.nn.functional.softplus(q.logits) - torch.nn.functional.softplus(p.logits))
    found = kl_of_others(p, q)
    if found is not None:
        return found
    raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")


from torch.distributions._more import (  # noqa: E402
    Beta, Binomial, Dirichlet, Gamma, Geometric, HalfNormal, Independent, LogNormal, MixtureSameFamily, Multinomial,
    MultivariateNormal, OneHotCategorical, Poisson,
)
from torch.distributions._more import kl_of_others  # noqa: E402

# Where PyTorch keeps each: `from torch.distributions.normal import Normal`.
_PLACES = {
    "bernoulli": Bernoulli, "beta": Beta, "binomial": Binomial, "categorical": Categorical, "dirichlet": Dirichlet,
    "distribution": Distribution, "exponential": Exponential, "gamma": Gamma, "geometric": Geometric, "half_normal": HalfNormal,
    "independent": Independent, "kl": kl_divergence, "laplace": Laplace, "log_normal": LogNormal,
    "mixture_same_family": MixtureSameFamily, "multinomial": Multinomial, "multivariate_normal": MultivariateNormal,
    "normal": Normal, "one_hot_categorical": OneHotCategorical, "poisson": Poisson, "uniform": Uniform,
}
for _place, _held in _PLACES.items():
    _module = ModuleType(f"{__name__}.{_place}", f"Where PyTorch keeps `{_held.__name__}`.")
    setattr(_module, _held.__name__, _held)
    sys.modules[_module.__name__] = globals()[_place] = _module

__getattr__ = missing_attribute("torch.distributions")
