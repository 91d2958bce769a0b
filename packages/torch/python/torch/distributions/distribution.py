"""Where PyTorch keeps `Distribution`."""

from torch.distributions import Distribution

__all__ = ["Distribution"]
