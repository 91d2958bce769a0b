"""A parameter that is computed from another at every use."""

from torch.nn.modules.container import ModuleList
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


class ParametrizationList(ModuleList):
    """The functions of one parameter, and the tensor that they start from."""

    def __init__(self, functions, original):
        super().__init__(functions)
        self.original = original

    def compute(self):
        value = self.original
        for function in self:
            value = function(value)
        return value


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    """From now on `module.<tensor_name>` is `parametrization(original)`."""
    if is_parametrized(module, tensor_name):
        module.parametrizations[tensor_name].append(parametrization)
        return module
    original = module._parameters.pop(tensor_name)
    if not is_parametrized(module):
        from torch.nn.modules.container import ModuleDict

        module.parametrizations = ModuleDict()
        own = type(module)

        class Parametrized(own):
            def __getattr__(self, name):
                chains = self.__dict__["_modules"].get("parametrizations")
                if chains is not None and name in chains:
                    return chains[name].compute()
                return super().__getattr__(name)

            def forward(self, *args, **kwargs):
                held = self.__dict__["_parameters"]
                for name, chain in self.parametrizations.items():
                    held[name] = chain.compute()
                try:
                    return super().forward(*args, **kwargs)
                finally:
                    for name in self.parametrizations:
                        held.pop(name, None)

        Parametrized.__name__ = Parametrized.__qualname__ = "Parametrized" + own.__name__
        module.__class__ = Parametrized
    module.parametrizations[tensor_name] = ParametrizationList([parametrization], original)
    return module


def is_parametrized(module, tensor_name=None):
    chains = module.__dict__.get("_modules", {}).get("parametrizations")
    return chains is not None and (tensor_name is None or tensor_name in chains)


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    chain = module.parametrizations[tensor_name]
    value = chain.compute().detach() if leave_parametrized else chain.original.detach()
    del module.parametrizations[tensor_name]
    if len(module.parametrizations) == 0:
        del module.parametrizations
        module.__class__ = type(module).__mro__[1]
    module.register_parameter(tensor_name, Parameter(value))
    return module


__all__ = ["Module", "is_parametrized", "register_parametrization", "remove_parametrizations"]
