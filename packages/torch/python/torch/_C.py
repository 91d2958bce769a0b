"""The tensor engine's functions, filled in by `bind` when the engine is there.

Nothing here may hold a JavaScript object before that: the interpreter's memory is kept as a snapshot with
`torch` imported, and a snapshot cannot hold one. Modules therefore call `_C.add(...)` through this module.
"""

import array

mailbox = array.array("d", bytes(8 * 4096))


def bind(functions):
    """Takes over the engine's functions, and tells the engine where the mailbox lies."""
    from js import Object

    for name in Object.keys(functions):
        globals()[name] = getattr(functions, name)
    address, _ = mailbox.buffer_info()
    functions.open_mailbox(address)
