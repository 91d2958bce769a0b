"""Where PyTorch keeps `kl_divergence`."""

from torch.distributions import kl_divergence

__all__ = ["kl_divergence"]
