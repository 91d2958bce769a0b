"""Where PyTorch keeps `MultivariateNormal`."""

from torch.distributions import MultivariateNormal

__all__ = ["MultivariateNormal"]
