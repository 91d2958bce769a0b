"""Where PyTorch keeps `Uniform`."""

from torch.distributions import Uniform

__all__ = ["Uniform"]
