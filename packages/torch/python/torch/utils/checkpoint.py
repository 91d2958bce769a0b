"""Checkpointing: the function runs as it is; memory is not saved by computing twice."""


def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check=None, debug=None, **kwargs):
    """Runs the function; results and gradients are those of checkpointing."""
    kwargs.pop("preserve_rng_state", None)
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """Runs the functions one after another."""
    for function in functions.children() if hasattr(functions, "children") else functions:
        input = function(input)
    return input
