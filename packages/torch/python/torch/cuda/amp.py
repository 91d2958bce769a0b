"""The old place of `torch.amp`."""

from torch.amp import GradScaler, custom_bwd, custom_fwd
from torch.amp import autocast as _autocast


class autocast(_autocast):
    """Operations keep their dtype."""

    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        super().__init__("cuda")
