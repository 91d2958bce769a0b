"""Where PyTorch keeps `Categorical`."""

from torch.distributions import Categorical

__all__ = ["Categorical"]
