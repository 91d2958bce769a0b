"""Prints, as JSON, the public names of every module whose coverage is told, and those that PyTorch has besides."""

import importlib
import inspect
import json

import torch
from torch._missing_names import NAMES

MODULES = [
    "torch",
    "Tensor",
    "torch.nn",
    "torch.nn.functional",
    "torch.nn.init",
    "torch.nn.utils",
    "torch.optim",
    "torch.optim.lr_scheduler",
    "torch.utils.data",
    "torch.autograd",
    "torch.autograd.functional",
    "torch.linalg",
    "torch.special",
    "torch.distributions",
    "torch.func",
    "torch.random",
    "torch.serialization",
    "torch.testing",
    "torchvision.transforms",
    "torchvision.transforms.functional",
    "torchvision.models",
    "torchvision.datasets",
    "torchvision.utils",
    "torchinfo",
    "numpy",
    "PIL.Image",
    "matplotlib.pyplot",
]


def public_names(name):
    owner = torch.Tensor if name == "Tensor" else importlib.import_module(name)
    names = []
    for attribute in dir(owner):
        if attribute.startswith("_"):
            continue
        value = inspect.getattr_static(owner, attribute, None) or getattr(owner, attribute)
        if inspect.ismodule(value) or is_foreign(value, name):
            continue
        names.append(attribute)
    return names


def is_foreign(value, module):
    """Whether a module only imported this for itself."""
    home = getattr(value, "__module__", None)
    if not isinstance(home, str) or not (inspect.isclass(value) or inspect.isfunction(value)):
        return False
    return home.split(".")[0] not in ("torch", "torchvision", "torchinfo", "numpy", "PIL", "matplotlib", "thaw")


listed = {}
for module in MODULES:
    try:
        names = public_names(module)
    except ImportError:
        continue
    missing = [name for name in NAMES.get(module, "").split() if name not in names]
    listed[module] = {"names": names, "missing": missing}
print(json.dumps(listed))
