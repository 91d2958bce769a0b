"""`torch.distributed` is not part of this PyTorch; what is asked of it is refused by name."""

from torch._missing import missing_attribute

__getattr__ = missing_attribute("torch.distributed")


def is_available():
    return False


def is_initialized():
    return False
