"""Distributions beyond the basic six."""

import math

import torch
from torch.distributions import Bernoulli, Categorical, Distribution, Exponential, Laplace, Normal, Uniform, _tensors


def _log_gamma(x):
    return torch.lgamma(x)


def _standard_gamma(shape_parameter):
    """Draws by the squeeze of Marsaglia and Tsang (2000), one element after the other, as PyTorch's generator is read."""
    drawn = [_one_gamma(alpha) for alpha in shape_parameter.reshape(-1).tolist()]
    return torch.tensor(drawn, dtype=shape_parameter.dtype).reshape(shape_parameter.shape)


def _uniform():
    return torch.rand(1, dtype=torch.float64).item()


def _one_gamma(alpha):
    scale = 1.0
    if alpha < 1:
        if alpha == 0:
            return 0.0
        scale *= (1 - _uniform()) ** (1 / alpha)
        alpha += 1
    d = alpha - 1 / 3
    c = 1 / math.sqrt(9 * d)
    while True:
        y = 0.0
        while y <= 0:
            x = torch.randn(1, dtype=torch.float64).item()
            y = 1 + c * x
        v = y * y * y
        u = 1 - _uniform()
        if u < 1 - 0.0331 * x**4 or math.log(u) < 0.5 * x * x + d * (1 - v + math.log(v)):
            return scale * d * v


class Gamma(Distribution):
    """Sums of waiting times: `concentration` of them at a `rate`."""

    _printed = ("concentration", "rate")

    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = _tensors(concentration, rate)
        super().__init__(self.concentration.shape)

    mean = property(lambda self: self.concentration / self.rate)
    variance = property(lambda self: self.concentration / self.rate.pow(2))

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        return _standard_gamma(self.concentration.detach().expand(shape)) / self.rate.expand(shape)

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.rate.dtype)
        a = self.concentration
        return torch.xlogy(a, self.rate) + torch.xlogy(a - 1, value) - self.rate * value - _log_gamma(a)

    def entropy(self):
        a = self.concentration
        return a - torch.log(self.rate) + _log_gamma(a) + (1.0 - a) * torch.digamma(a)


class Dirichlet(Distribution):
    """Probabilities that add up to 1."""

    _printed = ("concentration",)

    def __init__(self, concentration, validate_args=None):
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:])

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=torch.Size()):
        drawn = _standard_gamma(self.concentration.detach().expand(self._extended_shape(sample_shape)).double())
        return (drawn / drawn.sum(-1, keepdim=True)).to(self.concentration.dtype)

    def log_prob(self, value):
        a = self.concentration
        return torch.xlogy(a - 1.0, value).sum(-1) + torch.lgamma(a.sum(-1)) - torch.lgamma(a).sum(-1)

    def entropy(self):
        a, k = self.concentration, self.concentration.size(-1)
        a0 = a.sum(-1)
        start = torch.lgamma(a).sum(-1) - torch.lgamma(a0) - (k - a0) * torch.digamma(a0)
        return start - ((a - 1.0) * torch.digamma(a)).sum(-1)


class Beta(Distribution):
    """A probability."""

    def __init__(self, concentration1, concentration0, validate_args=None):
        self._dirichlet = Dirichlet(torch.stack(_tensors(concentration1, concentration0), -1))
        super().__init__(self._dirichlet.batch_shape)

    concentration1 = property(lambda self: self._dirichlet.concentration[..., 0])
    concentration0 = property(lambda self: self._dirichlet.concentration[..., 1])
    mean = property(lambda self: self.concentration1 / (self.concentration1 + self.concentration0))

    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        return self._dirichlet.rsample(sample_shape).select(-1, 0)

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.concentration1.dtype)
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()

    def __repr__(self):
        return "Beta()"


class Poisson(Distribution):
    """How many events happen at a rate."""

    _printed = ("rate",)

    def __init__(self, rate, validate_args=None):
        (self.rate,) = _tensors(rate)
        super().__init__(self.rate.shape)

    mean = variance = property(lambda self: self.rate)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        rate, value = torch.broadcast_tensors(self.rate, torch.as_tensor(value, dtype=self.rate.dtype))
        return value.xlogy(rate) - rate - (value + 1).lgamma()


class Geometric(Distribution):
    """How many failures come before the first success."""

    _printed = ("probs",)

    def __init__(self, probs, validate_args=None):
        (self.probs,) = _tensors(probs)
        super().__init__(self.probs.shape)

    mean = property(lambda self: 1.0 / self.probs - 1.0)
    variance = property(lambda self: (1.0 / self.probs - 1.0) / self.probs)

    def sample(self, sample_shape=torch.Size()):
        tiny = torch.finfo(self.probs.dtype).tiny
        u = self.probs.new_empty(self._extended_shape(sample_shape)).uniform_(tiny, 1)
        return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        value, probs = torch.broadcast_tensors(torch.as_tensor(value, dtype=self.probs.dtype), self.probs)
        return value * (-probs).log1p() + self.probs.log()


class Binomial(Distribution):
    """How many of `total_count` trials succeed."""

    _printed = ("total_count", "probs")

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        given = probs if probs is not None else torch.sigmoid(torch.as_tensor(logits))
        self.total_count, self.probs = _tensors(total_count, given)
        super().__init__(self.probs.shape)

    mean = property(lambda self: self.total_count * self.probs)
    variance = property(lambda self: self.total_count * self.probs * (1 - self.probs))

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        counts, probs = self.total_count.expand(shape).reshape(-1).tolist(), self.probs.expand(shape).reshape(-1).tolist()
        return torch.tensor([_one_binomial(n, p) for n, p in zip(counts, probs)], dtype=self.probs.dtype).reshape(shape)

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.probs.dtype)
        n, p = self.total_count, self.probs
        ways = torch.lgamma(n + 1) - torch.lgamma(value + 1) - torch.lgamma(n - value + 1)
        return ways + torch.xlogy(value, p) + torch.xlogy(n - value, 1 - p)


def _one_binomial(count, prob):
    """By summing the gaps between successes."""
    if prob > 0.5:
        return count - _one_binomial(count, 1 - prob)
    if count <= 0 or prob <= 0:
        return 0.0
    passed, found = 0.0, 0
    while True:
        passed += math.ceil(math.log(max(_uniform(), 5e-324)) / math.log1p(-prob))
        if passed > count:
            return float(found)
        found += 1


class _Changed(Distribution):
    """A distribution whose draws are a function of a normal one's."""

    def __init__(self, base):
        self.base_dist = base
        super().__init__(base.batch_shape)


class LogNormal(_Changed):
    """What has a normal logarithm."""

    def __init__(self, loc, scale, validate_args=None):
        super().__init__(Normal(loc, scale))

    loc = property(lambda self: self.base_dist.loc)
    scale = property(lambda self: self.base_dist.scale)
    mean = property(lambda self: (self.loc + self.scale.pow(2) / 2).exp())
    variance = property(lambda self: ((self.scale**2).exp() - 1) * (2 * self.loc + self.scale**2).exp())

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape).exp()

    def log_prob(self, value):
        return self.base_dist.log_prob(value.log()) - value.log()

    def entropy(self):
        return self.base_dist.entropy() + self.loc

    def __repr__(self):
        return "LogNormal()"


class HalfNormal(_Changed):
    """The size of what is normal around 0."""

    def __init__(self, scale, validate_args=None):
        super().__init__(Normal(0, scale))

    scale = property(lambda self: self.base_dist.scale)
    mean = property(lambda self: self.scale * math.sqrt(2 / math.pi))
    variance = property(lambda self: self.scale.pow(2) * (1 - 2 / math.pi))

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape).abs()

    def log_prob(self, value):
        inside = self.base_dist.log_prob(value) + math.log(2)
        return torch.where(value >= 0, inside, torch.full_like(inside, -math.inf))

    def __repr__(self):
        return "HalfNormal()"


class MultivariateNormal(Distribution):
    """The normal distribution of several dimensions."""

    has_rsample = True
    _printed = ("loc", "covariance_matrix", "precision_matrix", "scale_tril")

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if sum(each is not None for each in (covariance_matrix, precision_matrix, scale_tril)) != 1:
            raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        if scale_tril is not None:
            self.scale_tril = self._lower = scale_tril
        elif covariance_matrix is not None:
            self.covariance_matrix, self._lower = covariance_matrix, torch.linalg.cholesky(covariance_matrix)
        else:
            self.precision_matrix = precision_matrix
            self._lower = torch.linalg.cholesky(torch.linalg.inv(precision_matrix))
        batch = torch.broadcast_shapes(loc.shape[:-1], self._lower.shape[:-2])
        self.loc = loc.expand(batch + loc.shape[-1:])
        super().__init__(batch, loc.shape[-1:])

    def __getattr__(self, name):
        if name == "covariance_matrix":
            return self._lower @ self._lower.mT
        if name == "scale_tril":
            return self._lower
        if name == "precision_matrix":
            return torch.linalg.inv(self._lower @ self._lower.mT)
        raise AttributeError(name)

    mean = mode = property(lambda self: self.loc)
    variance = property(lambda self: self._lower.pow(2).sum(-1).expand(self._batch_shape + self._event_shape))

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        drawn = torch.normal(torch.zeros(shape, dtype=self.loc.dtype), torch.ones(shape, dtype=self.loc.dtype))
        return self.loc + (self._lower @ drawn.unsqueeze(-1)).squeeze(-1)

    def _half_log_det(self):
        return self._lower.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def log_prob(self, value):
        gap = (value - self.loc).unsqueeze(-1)
        lower = self._lower.expand(gap.shape[:-2] + self._lower.shape[-2:])
        distance = torch.linalg.solve_triangular(lower, gap, upper=False).squeeze(-1).pow(2).sum(-1)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - self._half_log_det()

    def entropy(self):
        return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._half_log_det()


class Independent(Distribution):
    """Takes batch dimensions as dimensions of one event."""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        self.base_dist, self.reinterpreted_batch_ndims = base_distribution, reinterpreted_batch_ndims
        shape = base_distribution.batch_shape + base_distribution.event_shape
        cut = len(base_distribution.batch_shape) - reinterpreted_batch_ndims
        self.has_rsample = base_distribution.has_rsample
        super().__init__(shape[:cut], shape[cut:])

    mean = property(lambda self: self.base_dist.mean)
    variance = property(lambda self: self.base_dist.variance)

    def _summed(self, values):
        return values.sum(tuple(range(-self.reinterpreted_batch_ndims, 0))) if self.reinterpreted_batch_ndims else values

    def sample(self, sample_shape=torch.Size()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        return self._summed(self.base_dist.log_prob(value))

    def entropy(self):
        return self._summed(self.base_dist.entropy())

    def __repr__(self):
        return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"


class OneHotCategorical(Distribution):
    """A category, as a vector with a single 1."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        super().__init__(self._categorical.batch_shape, self._categorical.probs.shape[-1:])

    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    mean = property(lambda self: self.probs)

    def sample(self, sample_shape=torch.Size()):
        drawn = self._categorical.sample(sample_shape)
        return torch.nn.functional.one_hot(drawn, self.probs.shape[-1]).to(self.probs.dtype)

    def log_prob(self, value):
        return self._categorical.log_prob(value.max(-1)[1])

    def entropy(self):
        return self._categorical.entropy()

    def __repr__(self):
        return "OneHotCategorical()"


class Multinomial(Distribution):
    """How often each category came up in `total_count` draws."""

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self.total_count = total_count
        self._categorical = Categorical(probs, logits)
        super().__init__(self._categorical.batch_shape, self._categorical.probs.shape[-1:])

    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    mean = property(lambda self: self.probs * self.total_count)
    variance = property(lambda self: self.total_count * self.probs * (1 - self.probs))

    def sample(self, sample_shape=torch.Size()):
        drawn = self._categorical.sample((self.total_count, *sample_shape)).movedim(0, -1)
        counts = torch.zeros(self._extended_shape(sample_shape), dtype=self.probs.dtype)
        return counts.scatter_add_(-1, drawn, torch.ones_like(drawn, dtype=counts.dtype))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        weighted = torch.where((value == 0) & torch.isinf(logits), torch.zeros_like(logits), value * logits)
        ways = _log_gamma(value.sum(-1) + 1) - _log_gamma(value + 1).sum(-1)
        return ways + weighted.sum(-1)

    def __repr__(self):
        return "Multinomial()"


class MixtureSameFamily(Distribution):
    """One of several components, chosen by a category."""

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self.mixture_distribution, self.component_distribution = mixture_distribution, component_distribution
        super().__init__(component_distribution.batch_shape[:-1], component_distribution.event_shape)

    @property
    def mean(self):
        probs = self.mixture_distribution.probs.reshape(self.mixture_distribution.probs.shape + (1,) * len(self._event_shape))
        return (probs * self.component_distribution.mean).sum(-1 - len(self._event_shape))

    def sample(self, sample_shape=torch.Size()):
        gather_dim = len(sample_shape) + len(self._batch_shape)
        chosen = self.mixture_distribution.sample(sample_shape)
        drawn = self.component_distribution.sample(sample_shape)
        index = chosen.reshape(chosen.shape + (1,) * (1 + len(self._event_shape)))
        index = index.expand(chosen.shape + (1,) + tuple(self._event_shape))
        return drawn.gather(gather_dim, index).squeeze(gather_dim)

    def log_prob(self, value):
        padded = value.unsqueeze(-1 - len(self._event_shape))
        each = self.component_distribution.log_prob(padded)
        return torch.logsumexp(each + torch.log_softmax(self.mixture_distribution.logits, -1), -1)

    def __repr__(self):
        return f"MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})"


def kl_of_others(p, q):
    """The divergences of the kinds above, and of exponential and uniform ones; None where there is none."""
    if isinstance(p, Independent) and isinstance(q, Independent):
        return p._summed(torch.distributions.kl_divergence(p.base_dist, q.base_dist))
    if isinstance(p, Exponential) and isinstance(q, Exponential):
        ratio = q.rate / p.rate
        return -ratio.log() + ratio - 1
    if isinstance(p, Uniform) and isinstance(q, Uniform):
        result = ((q.high - q.low) / (p.high - p.low)).log()
        return torch.where((q.low > p.low) | (q.high < p.high), torch.full_like(result, math.inf), result)
    if isinstance(p, Poisson) and isinstance(q, Poisson):
        return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)
    if isinstance(p, Laplace) and isinstance(q, Laplace):
        ratio, gap = p.scale / q.scale, (p.loc - q.loc).abs()
        return -ratio.log() + gap / q.scale + ratio * torch.exp(-gap / p.scale) - 1
    if isinstance(p, Gamma) and isinstance(q, Gamma):
        first = q.concentration * (p.rate / q.rate).log() + torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
        second = (p.concentration - q.concentration) * torch.digamma(p.concentration)
        return first + second + (q.rate - p.rate) * (p.concentration / p.rate)
    if isinstance(p, Beta) and isinstance(q, Beta):
        return kl_of_others(p._dirichlet, q._dirichlet)
    if isinstance(p, Dirichlet) and isinstance(q, Dirichlet):
        a, b = p.concentration, q.concentration
        start = torch.lgamma(a.sum(-1)) - torch.lgamma(b.sum(-1)) - (torch.lgamma(a) - torch.lgamma(b)).sum(-1)
        return start + ((a - b) * (torch.digamma(a) - torch.digamma(a.sum(-1, True)))).sum(-1)
    if isinstance(p, MultivariateNormal) and isinstance(q, MultivariateNormal):
        solved = torch.linalg.solve_triangular(q._lower, p._lower, upper=False)
        gap = torch.linalg.solve_triangular(q._lower, (q.loc - p.loc).unsqueeze(-1), upper=False)
        moved = solved.pow(2).sum((-2, -1)) + gap.pow(2).sum((-2, -1))
        return q._half_log_det() - p._half_log_det() + 0.5 * (moved - p.event_shape[0])
    return None


__all__ = [
    "Bernoulli", "Beta", "Binomial", "Dirichlet", "Gamma", "Geometric", "HalfNormal", "Independent", "LogNormal",
    "MixtureSameFamily", "MultivariateNormal", "OneHotCategorical", "Poisson",
]
