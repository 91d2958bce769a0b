"""Mixed precision: without a GPU `autocast` and the scaler do nothing."""

from torch._grad_mode import _Mode


class autocast(_Mode):
    """Operations keep their dtype."""

    def __init__(self, device_type="cpu", dtype=None, enabled=True, cache_enabled=None):
        self.device_type = device_type

    def _again(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


class GradScaler:
    """A scale of 1: gradients stay as they are."""

    def __init__(self, device="cuda", *arguments, enabled=True, **options):
        self._enabled = False

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        return None

    def step(self, optimizer, *arguments, **options):
        return optimizer.step(*arguments, **options)

    def update(self, new_scale=None):
        return None

    def get_scale(self):
        return 1.0

    def is_enabled(self):
        return False

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        return None


def is_autocast_available(device_type):
    return False


def custom_fwd(function=None, **options):
    return function if function is not None else lambda f: f


custom_bwd = custom_fwd
