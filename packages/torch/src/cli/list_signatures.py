"""Prints, as JSON, the names that an editor offers: per module, name → [signature, first line of its text]."""

import importlib
import inspect
import json
import re

import torch

MODULES = [
    "torch",
    "Tensor",
    "torch.nn",
    "torch.nn.functional",
    "torch.nn.init",
    "torch.optim",
    "torch.optim.lr_scheduler",
    "torch.utils.data",
    "torch.autograd",
    "torch.linalg",
    "torchvision",
    "torchvision.transforms",
    "torchvision.models",
    "torchvision.datasets",
    "torchvision.utils",
    "torchinfo",
    "numpy",
    "PIL.Image",
    "matplotlib.pyplot",
    "thaw",
]
OURS = ("torch", "torchvision", "torchinfo", "numpy", "PIL", "matplotlib", "thaw")
LONGEST = 160


def signature(value, bound):
    """As a caller writes it; None for what is no callable, "(...)" where the parameters are not told."""
    if not callable(value):
        return None
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (TypeError, ValueError):
        return "(...)"
    if bound and parameters and parameters[0].name in ("self", "tensor", "input", "a", "x"):
        parameters = parameters[1:]
    words = [re.sub(r"<[^>]*>", "...", str(one.replace(annotation=inspect.Parameter.empty))) for one in parameters]
    text = f"({', '.join(words)})"
    return text if len(text) <= LONGEST else text[: LONGEST - 4] + " …)"


def first_line(value):
    text = value.__doc__ if isinstance(getattr(value, "__doc__", None), str) else ""
    if not callable(value) and not isinstance(value, property):
        return ""
    line = text.strip().split("\n")[0].strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def list_module(name):
    is_tensor = name == "Tensor"
    owner = torch.Tensor if is_tensor else importlib.import_module(name)
    listed = {}
    for attribute in dir(owner):
        if attribute.startswith("_"):
            continue
        value = inspect.getattr_static(owner, attribute, None) or getattr(owner, attribute)
        if isinstance(value, (staticmethod, classmethod)):
            value = value.__func__
        home = getattr(value, "__module__", None)
        is_made = inspect.isclass(value) or inspect.isfunction(value)
        if is_made and isinstance(home, str) and home.split(".")[0] not in OURS:
            continue
        if inspect.ismodule(value):
            if value.__name__.split(".")[0] in OURS:
                listed[attribute] = ["", ""]
            continue
        told = value if not inspect.isclass(value) else value
        parameters = signature(told, is_tensor)
        line = first_line(value)
        if line.startswith(("dict(", "int(", "str(", "float(", "bool(", "list(", "tuple(")):
            line = ""
        listed[attribute] = [parameters or "", line]
    return listed


tables = {}
for module in MODULES:
    try:
        tables[module] = list_module(module)
    except ImportError:
        continue
print(json.dumps(tables, separators=(",", ":"), ensure_ascii=False))
