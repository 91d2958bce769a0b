"""`torch.jit` is not part of this PyTorch; what is asked of it is refused by name."""

from torch._missing import missing_attribute

__getattr__ = missing_attribute("torch.jit")
