"""Whether operations are recorded: context managers that are decorators too."""

import functools

from torch import _C


class _Mode:
    """A context manager; called with a function, it makes one that runs within the mode."""

    def __call__(self, function):
        if not callable(function):
            raise TypeError(f"{type(function).__name__} object is not callable")

        @functools.wraps(function)
        def within(*arguments, **options):
            with self._again():
                return function(*arguments, **options)

        return within

    def _again(self):
        return type(self)()


class no_grad(_Mode):
    """Nothing is recorded within."""

    def __new__(cls, function=None):
        mode = object.__new__(cls)
        return mode if function is None else mode(function)

    def __enter__(self):
        self._before = _C.set_grad_enabled(False)

    def __exit__(self, *error):
        _C.set_grad_enabled(self._before)


class enable_grad(no_grad):
    """Operations are recorded within."""

    def __enter__(self):
        self._before = _C.set_grad_enabled(True)


class set_grad_enabled(_Mode):
    """Turns recording on or off: at once, and, as a context manager, until its end."""

    def __init__(self, mode):
        self._mode = bool(mode)
        self._before = _C.set_grad_enabled(self._mode)

    def __call__(self, function):
        _C.set_grad_enabled(self._before)
        return super().__call__(function)

    def _again(self):
        return set_grad_enabled(self._mode)

    def __enter__(self):
        _C.set_grad_enabled(self._mode)

    def __exit__(self, *error):
        _C.set_grad_enabled(self._before)


class inference_mode(_Mode):
    """As `no_grad`; tensors made within can never be part of a graph."""

    def __new__(cls, mode=True):
        if callable(mode):
            return object.__new__(cls)._with(True)(mode)
        return object.__new__(cls)._with(mode)

    def _with(self, mode):
        self._mode = bool(mode)
        return self

    def __init__(self, mode=True):
        pass

    def _again(self):
        return inference_mode(self._mode)

    def __enter__(self):
        self._was_inference = _C.set_inference_mode(self._mode)
        self._before = _C.set_grad_enabled(not self._mode and _C.is_grad_enabled())

    def __exit__(self, *error):
        _C.set_inference_mode(self._was_inference)
        _C.set_grad_enabled(self._before)


def is_grad_enabled():
    """Whether operations are recorded."""
    return bool(_C.is_grad_enabled())


def is_inference_mode_enabled():
    """Whether inference mode is on."""
    return bool(_C.is_inference_mode())
