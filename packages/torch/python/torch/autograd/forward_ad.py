"""Forward-mode gradients are not part of this PyTorch."""

from torch._missing import missing_attribute

__getattr__ = missing_attribute("torch.autograd.forward_ad")
