"""Where PyTorch keeps `Beta`."""

from torch.distributions import Beta

__all__ = ["Beta"]
