"""What could compute besides the engine: nothing."""

from torch.backends import cuda, cudnn, mps, mkldnn

__all__ = ["cuda", "cudnn", "mps", "mkldnn"]
