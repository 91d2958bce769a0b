"""Gradients compared with finite differences."""


class GradcheckError(RuntimeError):
    """A gradient is not what finite differences say."""


def gradcheck(
    func,
    inputs,
    *,
    eps=1e-06,
    atol=1e-05,
    rtol=0.001,
    raise_exception=True,
    nondet_tol=0.0,
    check_undefined_grad=True,
    check_grad_dtypes=False,
    fast_mode=False,
    **options,
):
    """Whether the gradients of `func` agree with finite differences; float64 inputs are advised."""
    import torch

    inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
    checked = [i for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]
    if not checked:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True."
        )
    outputs = func(*inputs)
    outputs = tuple(outputs) if isinstance(outputs, (tuple, list)) else (outputs,)
    for which, output in enumerate(outputs):
        if not isinstance(output, torch.Tensor) or not output.requires_grad:
            continue
        flat = output.reshape(-1)
        analytic = [
            torch.autograd.grad(flat[j], [inputs[i] for i in checked], retain_graph=True, allow_unused=True)
            for j in range(flat.numel())
        ]
        for place, i in enumerate(checked):
            numerical = _differences(func, inputs, i, which, eps)
            rows = [
                torch.zeros(inputs[i].numel(), dtype=inputs[i].dtype) if row[place] is None else row[place].reshape(-1)
                for row in analytic
            ]
            exact = torch.stack(rows, 1) if rows else numerical
            if not torch.allclose(exact.to(numerical.dtype), numerical, rtol, atol):
                if not raise_exception:
                    return False
                raise GradcheckError(
                    f"Jacobian mismatch for output {which} with respect to input {i},\n"
                    f"numerical:{numerical}\nanalytical:{exact}\n"
                )
    return True


def _differences(func, inputs, index, which, eps):
    import torch

    columns = []
    with torch.no_grad():
        base = inputs[index].detach()
        for place in range(base.numel()):
            values = []
            for step in (eps, -eps):
                moved = base.clone()
                moved.view(-1)[place] += step
                arguments = [moved if i == index else x for i, x in enumerate(inputs)]
                result = func(*arguments)
                result = result[which] if isinstance(result, (tuple, list)) else result
                values.append(result.reshape(-1).to(torch.float64))
            columns.append((values[0] - values[1]) / (2 * eps))
    return torch.stack(columns)


def gradgradcheck(func, inputs, grad_outputs=None, **options):
    """As `gradcheck`, of the gradients themselves."""
    import torch

    inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
    wanted = [i for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]

    def gradients(*arguments):
        with torch.enable_grad():
            arguments = [
                x if not isinstance(x, torch.Tensor) or x.requires_grad or i not in wanted else x.requires_grad_()
                for i, x in enumerate(arguments)
            ]
            output = func(*arguments)
            outputs = output if isinstance(output, (tuple, list)) else (output,)
            return torch.autograd.grad(
                [o for o in outputs if o.requires_grad],
                [arguments[i] for i in wanted],
                [torch.ones_like(o) for o in outputs if o.requires_grad],
                create_graph=True,
                allow_unused=True,
            )

    def used(*arguments):
        return tuple([g for g in gradients(*arguments) if g is not None and g.requires_grad])

    return gradcheck(used, inputs, **options)
