"""The tensor engine's functions, filled in by `bind` when the engine is there.

Nothing here may hold a JavaScript object before that: the interpreter's memory is kept as a snapshot with
`torch` imported, and a snapshot cannot hold one. Modules therefore call `_C.add(...)` through this module.
"""

import array

# Lists that the engine answers, and lists of handles that it is given.
mailbox = array.array("d", bytes(8 * 4096))

# Handles whose Python objects are gone: their count, then the handles. The engine empties it before every op.
DEAD_LIMIT = 1023
dead = array.array("i", bytes(4 * (DEAD_LIMIT + 1)))


def bind(functions):
    """Takes over the engine's functions, and tells the engine where the shared arrays lie."""
    from js import Object
    from thaw import absent

    absent.install()
    names = globals()
    for name in Object.keys(functions):
        names[name] = getattr(functions, name)
    functions.open_mailbox(mailbox.buffer_info()[0])
    functions.open_dead_handles(dead.buffer_info()[0])


class TorchBackendUnavailable(RuntimeError):
    """`torch` was asked to compute before the engine was bound."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if "add" in globals():
        from torch._missing import describe_missing

        raise NotImplementedError(describe_missing(f"torch's operation '{name}'"))
    raise TorchBackendUnavailable("the tensor engine is not there yet")
