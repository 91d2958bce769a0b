"""Apple's GPUs are not there."""

from torch._missing import missing_attribute


def is_available():
    return False


def device_count():
    return 0


def empty_cache():
    return None


def manual_seed(seed):
    return None


__getattr__ = missing_attribute("torch.mps")
