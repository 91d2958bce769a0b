"""Tensors that a learner kept, by the name under which they were kept."""

_source = None


def set_source(source):
    """Says where snapshots come from: a function from a name to safetensors bytes, or FileNotFoundError."""
    global _source
    _source = source


def load_snapshot(name):
    """The tensors of one of your snapshots, by name: `thaw.load_snapshot("head")["fc.weight"]`.

    Raises FileNotFoundError when you have no snapshot of that name, RuntimeError outside a terminal of this site.
    """
    if _source is None:
        raise RuntimeError("snapshots are kept by the site; this Python runs outside of it")
    from thaw.safetensors import load

    return load(_source(str(name)))
