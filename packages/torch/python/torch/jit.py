"""`torch.jit`: there is nothing to compile to, so what is scripted or traced stays as it is and runs the same."""

from torch._missing import missing_attribute


def script(obj=None, *arguments, **options):
    """The function or module itself."""
    return obj


def trace(func, example_inputs=None, *arguments, **options):
    """The function or module itself, once it took the example."""
    if example_inputs is not None:
        func(*(example_inputs if isinstance(example_inputs, (tuple, list)) else (example_inputs,)))
    return func


def _unchanged(function):
    return function


ignore = unused = export = _unchanged


def is_scripting():
    return False


def is_tracing():
    return False


__getattr__ = missing_attribute("torch.jit")
