"""Where PyTorch keeps `Normal`."""

from torch.distributions import Normal

__all__ = ["Normal"]
