"""Weights set to zero by a mask."""

import torch
from torch.nn.parameter import Parameter


def _install(module, name, mask):
    if name + "_mask" in module._buffers:
        module._buffers[name + "_mask"] = module._buffers[name + "_mask"] * mask
    else:
        weight = module._parameters.pop(name)
        module.register_parameter(name + "_orig", weight)
        module.register_buffer(name + "_mask", mask)

        def apply(module, _inputs=None):
            object.__setattr__(module, name, getattr(module, name + "_orig") * getattr(module, name + "_mask"))

        module.__dict__.setdefault("_prunings", {})[name] = (module.register_forward_pre_hook(apply), apply)
    module.__dict__["_prunings"][name][1](module)
    return module


def _count(amount, total):
    return amount if isinstance(amount, int) else round(amount * total)


def l1_unstructured(module, name, amount, importance_scores=None):
    """Zeroes the weights of the smallest magnitude; `amount` is a share or a number."""
    weight = getattr(module, name)
    mask = torch.ones_like(weight)
    count = _count(amount, weight.numel())
    if count:
        smallest = torch.topk(weight.abs().view(-1), count, largest=False).indices
        mask.view(-1)[smallest] = 0
    return _install(module, name, mask.detach())


class L1Unstructured:
    """What `global_unstructured` takes: the smallest magnitudes go."""

    @classmethod
    def apply(cls, module, name, amount):
        return l1_unstructured(module, name, amount)

    @staticmethod
    def choose(scores, count):
        return torch.topk(scores.abs(), count, largest=False).indices


class RandomUnstructured:
    """The same, by chance."""

    @classmethod
    def apply(cls, module, name, amount):
        return random_unstructured(module, name, amount)

    @staticmethod
    def choose(scores, count):
        return torch.topk(torch.rand_like(scores), count).indices


def global_unstructured(parameters, pruning_method, importance_scores=None, amount=0):
    """Prunes several parameters as if they were one. parameters: pairs of a module and a name."""
    parameters = list(parameters)
    weights = [getattr(module, name) for module, name in parameters]
    flat = torch.cat([weight.detach().reshape(-1) for weight in weights])
    kept = torch.ones_like(flat)
    count = _count(amount, flat.numel())
    if count:
        kept[pruning_method.choose(flat, count)] = 0
    for (module, name), weight, mask in zip(parameters, weights, kept.split([weight.numel() for weight in weights])):
        _install(module, name, mask.reshape(weight.shape).clone())


def random_unstructured(module, name, amount):
    weight = getattr(module, name)
    mask = torch.ones_like(weight)
    count = _count(amount, weight.numel())
    if count:
        chosen = torch.topk(torch.rand_like(weight).view(-1), count).indices
        mask.view(-1)[chosen] = 0
    return _install(module, name, mask.detach())


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    """Zeroes whole slices of the smallest norm."""
    weight = getattr(module, name)
    axes = [axis for axis in range(weight.dim()) if axis != dim % weight.dim()]
    norms = weight.norm(n, axes)
    mask = torch.ones_like(weight)
    chosen = torch.topk(norms, _count(amount, weight.size(dim)), largest=False).indices
    mask.index_fill_(dim, chosen, 0)
    return _install(module, name, mask.detach())


def custom_from_mask(module, name, mask):
    return _install(module, name, mask)


def is_pruned(module):
    return any(each.__dict__.get("_prunings") for each in module.modules())


def remove(module, name):
    """Makes the pruning permanent."""
    handle, _ = module.__dict__["_prunings"].pop(name)
    handle.remove()
    weight = getattr(module, name).detach()
    module.__dict__.pop(name, None)
    del module._parameters[name + "_orig"], module._buffers[name + "_mask"]
    module.register_parameter(name, Parameter(weight))
    return module


def identity(module, name):
    """A mask that keeps everything."""
    return _install(module, name, torch.ones_like(getattr(module, name)).detach())
