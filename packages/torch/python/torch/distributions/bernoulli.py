"""Where PyTorch keeps `Bernoulli`."""

from torch.distributions import Bernoulli

__all__ = ["Bernoulli"]
