"""What a build of PyTorch without CUDA says of GPUs."""

from torch._missing import missing_attribute

_REFUSAL = "Torch not compiled with CUDA enabled"


def is_available():
    return False


def device_count():
    return 0


def is_initialized():
    return False


def is_bf16_supported(including_emulation=True):
    return False


def _refuse(*arguments, **options):
    raise AssertionError(_REFUSAL)


current_device = get_device_name = get_device_properties = get_device_capability = set_device = init = _refuse


def _nothing(*arguments, **options):
    return None


empty_cache = ipc_collect = manual_seed = manual_seed_all = reset_peak_memory_stats = _nothing


def synchronize(device=None):
    raise AssertionError(_REFUSAL)


def memory_allocated(device=None):
    return 0


max_memory_allocated = memory_reserved = max_memory_reserved = memory_allocated

from torch.cuda import amp

__getattr__ = missing_attribute("torch.cuda")
