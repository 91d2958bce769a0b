"""Hooks of modules: their handles, those of every module, and those that watch a backward."""

import itertools

from torch._tensor import Tensor


class RemovableHandle:
    """Takes a hook away again, by `remove()` or at the end of a `with` block."""

    _next_id = itertools.count()

    def __init__(self, hooks):
        self.id = next(self._next_id)
        self._hooks = hooks

    def remove(self):
        self._hooks.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.remove()


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


_global_forward_hooks = {}
_global_forward_pre_hooks = {}


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    """A forward hook for every module there is."""
    handle = RemovableHandle(_global_forward_hooks)
    _global_forward_hooks[handle.id] = (hook, with_kwargs)
    return handle


def register_module_forward_pre_hook(hook):
    """A forward pre-hook for every module there is."""
    handle = RemovableHandle(_global_forward_pre_hooks)
    _global_forward_pre_hooks[handle.id] = (hook, False)
    return handle


class _BackwardWatcher:
    """Collects the gradients at a module's inputs and outputs during one backward, and calls its full backward hooks."""

    def __init__(self, module):
        self.module = module
        self.grad_inputs = ()
        self.grad_outputs = ()

    def watch_inputs(self, args):
        wanted = [i for i, value in enumerate(args) if isinstance(value, Tensor) and value.requires_grad]
        self.has_inputs = bool(wanted)
        if not wanted:
            return args
        self.grad_inputs = [None] * len(args)
        passed = list(args)
        missing = set(wanted)
        for i in wanted:
            passed[i] = args[i].view_as(args[i])

            def note(gradient, i=i):
                self.grad_inputs[i] = gradient
                missing.discard(i)
                if not missing:
                    return self._fire(i)
                return None

            passed[i].register_hook(note)
        return tuple(passed)

    def watch_outputs(self, result):
        outputs = result if isinstance(result, tuple) else (result,)
        self.grad_outputs = [None] * len(outputs)
        watched = list(outputs)
        for i, value in enumerate(outputs):
            if not isinstance(value, Tensor) or not value.requires_grad:
                continue
            watched[i] = value.view_as(value)

            def note(gradient, i=i):
                self.grad_outputs[i] = gradient
                for hook in self.module._backward_pre_hooks.values():
                    changed = hook(self.module, tuple(self.grad_outputs))
                    if changed is not None:
                        self.grad_outputs = list(_as_tuple(changed))
                if not self.has_inputs:
                    self.grad_inputs = (None,) * max(len(self.grad_inputs), 1)
                    self._fire(None)
                return self.grad_outputs[i]

            watched[i].register_hook(note)
        return tuple(watched) if isinstance(result, tuple) else watched[0]

    def _fire(self, index):
        for hook in self.module._backward_hooks.values():
            changed = hook(self.module, tuple(self.grad_inputs), tuple(self.grad_outputs))
            if changed is not None:
                self.grad_inputs = list(_as_tuple(changed))
        return None if index is None else self.grad_inputs[index]
