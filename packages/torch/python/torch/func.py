"""Functions of functions: gradients, Jacobians, and maps over a batch (by a loop)."""

import functools

import torch
from torch._missing import missing_attribute
from torch.autograd import functional as _functional


def _chosen(arguments, argnums):
    return [arguments[i] for i in ((argnums,) if isinstance(argnums, int) else argnums)]


def grad_and_value(func, argnums=0, has_aux=False):
    """A function that answers the gradient and the value of `func`."""

    @functools.wraps(func)
    def evaluate(*arguments, **options):
        global _depth
        places = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        arguments = list(arguments)
        leaves = []
        _depth += 1
        try:
            with torch.enable_grad():
                for place in places:
                    arguments[place] = _map_tensors(arguments[place], leaves)
                result = func(*arguments, **options)
                value, extra = result if has_aux else (result, None)
                if value.ndim:
                    shape = list(value.shape)
                    raise RuntimeError(f"Expected the output of the function to be a scalar, but it has shape {shape}")
                found = torch.autograd.grad(value, leaves, create_graph=True, materialize_grads=True)
        finally:
            _depth -= 1
        if not _depth:
            found, value = [gradient.detach() for gradient in found], value.detach()
        gradients = iter(found)
        answers = tuple([_replace(arguments[place], gradients) for place in places])
        answer = answers[0] if isinstance(argnums, int) else answers
        return (answer, (value, extra)) if has_aux else (answer, value)

    return evaluate


# How many gradients of gradients are being taken: only the outermost answer leaves the graph.
_depth = 0


def _map_tensors(value, leaves):
    if isinstance(value, torch.Tensor):
        leaf = value.view_as(value) if value.requires_grad else value.detach().requires_grad_()
        leaves.append(leaf)
        return leaf
    if isinstance(value, dict):
        return {key: _map_tensors(item, leaves) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_map_tensors(item, leaves) for item in value)
    return value


def _replace(value, gradients):
    if isinstance(value, torch.Tensor):
        return next(gradients)
    if isinstance(value, dict):
        return {key: _replace(item, gradients) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_replace(item, gradients) for item in value)
    return value


def grad(func, argnums=0, has_aux=False):
    """A function that answers the gradient of `func`."""
    both = grad_and_value(func, argnums, has_aux)

    @functools.wraps(func)
    def evaluate(*arguments, **options):
        gradient, value = both(*arguments, **options)
        return (gradient, value[1]) if has_aux else gradient

    return evaluate


def vjp(func, *primals, has_aux=False):
    """The value, and a function from an output's gradient to the inputs'."""
    leaves = [p.detach().requires_grad_() for p in primals]
    with torch.enable_grad():
        outputs = func(*leaves)

    def pull(*gradients):
        many = isinstance(outputs, (tuple, list))
        return torch.autograd.grad(
            outputs if many else [outputs], leaves, gradients, retain_graph=True, materialize_grads=True
        )

    return (tuple(o.detach() for o in outputs) if isinstance(outputs, (tuple, list)) else outputs.detach()), pull


def jvp(func, primals, tangents):
    """The value, and the derivative along tangents."""
    return _functional.jvp(func, tuple(primals), tuple(tangents))


def jacrev(func, argnums=0):
    """A function that answers the Jacobian of `func`."""

    @functools.wraps(func)
    def evaluate(*arguments):
        def of_chosen(*chosen):
            given = list(arguments)
            for place, value in zip((argnums,) if isinstance(argnums, int) else argnums, chosen):
                given[place] = value
            return func(*given)

        chosen = tuple(_chosen(arguments, argnums))
        found = _functional.jacobian(of_chosen, chosen if not isinstance(argnums, int) else chosen[0])
        return found

    return evaluate


jacfwd = jacrev


def hessian(func, argnums=0):
    """A function that answers the Hessian of `func`."""

    def evaluate(*arguments):
        def of_chosen(x):
            given = list(arguments)
            given[argnums] = x
            return func(*given)

        return _functional.hessian(of_chosen, arguments[argnums])

    return evaluate


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """A function that maps `func` over a dimension of its arguments, one place after another."""

    @functools.wraps(func)
    def mapped(*arguments, **options):
        dims = (in_dims,) * len(arguments) if isinstance(in_dims, int) else tuple(in_dims)
        sizes = {a.shape[d] for a, d in zip(arguments, dims) if d is not None and isinstance(a, torch.Tensor)}
        if len(sizes) != 1:
            raise ValueError(f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sorted(sizes)}")
        results = []
        for i in range(sizes.pop()):
            row = [a if d is None else a.select(d, i) for a, d in zip(arguments, dims)]
            results.append(func(*row, **options))
        if isinstance(results[0], tuple):
            outs = (out_dims,) * len(results[0]) if isinstance(out_dims, int) else out_dims
            return tuple([torch.stack(list(column), d) for column, d in zip(zip(*results), outs)])
        return torch.stack(results, out_dims)

    return mapped


def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """Calls a module with other tensors in place of its parameters and buffers."""
    if isinstance(parameters_and_buffers, (list, tuple)):
        merged = {}
        for part in parameters_and_buffers:
            merged.update(part)
        parameters_and_buffers = merged
    replaced = []
    try:
        for name, value in parameters_and_buffers.items():
            path, _, leaf = name.rpartition(".")
            owner = module.get_submodule(path)
            store = owner._parameters if leaf in owner._parameters else owner._buffers
            replaced.append((store, leaf, store[leaf]))
            store[leaf] = value
        args = () if args is None else args if isinstance(args, tuple) else (args,)
        return module(*args, **(kwargs or {}))
    finally:
        for store, leaf, before in reversed(replaced):
            store[leaf] = before


__getattr__ = missing_attribute("torch.func")
