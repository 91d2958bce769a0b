"""Weights as a length and a direction (Salimans and Kingma, 2016)."""

from torch.nn.parameter import Parameter


def _norm_but(weight, dim):
    if dim is None:
        return weight.norm()
    axes = [axis for axis in range(weight.dim()) if axis != dim % weight.dim()]
    return weight.norm(2, axes, keepdim=True)


def weight_norm(module, name="weight", dim=0):
    weight = getattr(module, name)
    del module._parameters[name]
    module.register_parameter(name + "_g", Parameter(_norm_but(weight, dim).data))
    module.register_parameter(name + "_v", Parameter(weight.data))

    def compute(module, _inputs=None):
        direction = getattr(module, name + "_v")
        object.__setattr__(module, name, direction * (getattr(module, name + "_g") / _norm_but(direction, dim)))

    compute(module)
    module.__dict__.setdefault("_weight_norms", {})[name] = (module.register_forward_pre_hook(compute), dim)
    return module


def remove_weight_norm(module, name="weight"):
    norms = module.__dict__.get("_weight_norms", {})
    if name not in norms:
        raise ValueError(f"weight_norm of '{name}' not found in {module}")
    handle, _ = norms.pop(name)
    handle.remove()
    weight = getattr(module, name).detach()
    module.__dict__.pop(name, None)
    del module._parameters[name + "_g"], module._parameters[name + "_v"]
    module.register_parameter(name, Parameter(weight))
    return module
