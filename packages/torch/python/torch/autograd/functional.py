"""Jacobians, Hessians and products with them."""

import builtins


def _tuple(value):
    return (tuple(value), True) if isinstance(value, (tuple, list)) else ((value,), False)


def _leaves(inputs, create_graph):
    return tuple([x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_() for x in inputs])


def _gradients(output, inputs, gradient, create_graph, strict=False, name=""):
    import torch

    if not output.requires_grad:
        if strict:
            raise RuntimeError(f"The output of the user-provided function is independent of the inputs in {name}.")
        return tuple([torch.zeros_like(x) for x in inputs])
    found = torch.autograd.grad(output, inputs, gradient, retain_graph=True, create_graph=create_graph, allow_unused=True)
    return tuple([torch.zeros_like(x) if g is None else g for x, g in zip(inputs, found)])


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """The derivatives of all outputs with respect to all inputs."""
    import torch

    given, many_inputs = _tuple(inputs)
    with torch.enable_grad():
        leaves = _leaves(given, create_graph)
        outputs, many_outputs = _tuple(func(*leaves))
        rows = []
        for output in outputs:
            flat = output.reshape(-1)
            columns = [_gradients(flat[j], leaves, None, create_graph, strict, "jacobian") for j in range(flat.numel())]
            row = []
            for i, x in enumerate(leaves):
                shape = tuple(output.shape) + tuple(x.shape)
                parts = [column[i] for column in columns]
                row.append((torch.stack(parts) if parts else output.new_zeros(0)).reshape(shape))
            rows.append(tuple(row) if many_inputs else row[0])
    if not create_graph:
        rows = [tuple([t.detach() for t in row]) if many_inputs else row.detach() for row in rows]
    return tuple(rows) if many_outputs else rows[0]


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    """The second derivatives of a scalar."""
    import torch

    given, many = _tuple(inputs)

    def first(*arguments):
        found = jacobian(func, tuple(arguments) if many else arguments[0], create_graph=True)
        return found if many else found

    def checked(*arguments):
        output = func(*arguments)
        if not isinstance(output, torch.Tensor) or output.numel() != 1:
            raise RuntimeError("The Tensor returned by the function given to hessian should contain a single element")
        return output.reshape(())

    def of_leaves(*arguments):
        with torch.enable_grad():
            leaves = tuple([x if x.requires_grad else x.detach().requires_grad_() for x in arguments])
            found = _gradients(checked(*leaves), leaves, None, True)
            return found if many else found[0]

    return jacobian(of_leaves, inputs, create_graph=create_graph)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """The outputs, and a vector times the Jacobian."""
    import torch

    given, many = _tuple(inputs)
    with torch.enable_grad():
        leaves = _leaves(given, create_graph)
        result = func(*leaves)
        outputs, _ = _tuple(result)
        if v is None:
            if builtins.len(outputs) != 1 or outputs[0].numel() != 1:
                raise RuntimeError(
                    "The vector v can only be None if the user-provided function returns a single Tensor with a single element."
                )
            vectors = (torch.ones_like(outputs[0]),)
        else:
            vectors, _ = _tuple(v)
        found = torch.autograd.grad(
            outputs, leaves, vectors, retain_graph=True, create_graph=create_graph, allow_unused=True
        )
        found = tuple([torch.zeros_like(x) if g is None else g for x, g in zip(leaves, found)])
    if not create_graph:
        outputs = tuple([o.detach() for o in outputs])
        result = outputs if isinstance(result, (tuple, list)) else outputs[0]
    return result, (found if many else found[0])


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """The outputs, and the Jacobian times a vector."""
    import torch

    given, _ = _tuple(inputs)
    with torch.enable_grad():
        leaves = _leaves(given, create_graph)
        result = func(*leaves)
        outputs, many = _tuple(result)
        vectors = (torch.ones_like(leaves[0]),) if v is None else _tuple(v)[0]
        weights = tuple([torch.zeros_like(o, requires_grad=True) for o in outputs])
        back = torch.autograd.grad(outputs, leaves, weights, create_graph=True, allow_unused=True)
        pairs = [(g, vector) for g, vector in zip(back, vectors) if g is not None and g.requires_grad]
        if pairs:
            found = torch.autograd.grad(
                [g for g, _ in pairs], weights, [vector for _, vector in pairs], create_graph=create_graph, allow_unused=True
            )
        else:
            found = (None,) * builtins.len(outputs)
        found = tuple([torch.zeros_like(o) if g is None else g for o, g in zip(outputs, found)])
    if not create_graph:
        outputs = tuple([o.detach() for o in outputs])
        result = outputs if many else outputs[0]
        found = tuple([g.detach() for g in found])
    return result, (found if many else found[0])


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """The value, and a vector times the Hessian."""
    import torch

    given, many = _tuple(inputs)
    with torch.enable_grad():
        leaves = _leaves(given, create_graph)
        output = func(*leaves)
        first = _gradients(output, leaves, None, True)
        vectors = tuple([torch.ones_like(x) for x in leaves]) if v is None else _tuple(v)[0]
        pairs = [(g, vector) for g, vector in zip(first, vectors) if g.requires_grad]
        found = torch.autograd.grad(
            [g for g, _ in pairs], leaves, [w for _, w in pairs], create_graph=create_graph, allow_unused=True
        )
        found = tuple([torch.zeros_like(x) if g is None else g for x, g in zip(leaves, found)])
    return output.detach(), (found if many else found[0])


hvp = vhp
