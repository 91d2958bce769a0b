"""Layers, losses, containers and the tools around them."""

from torch._missing import missing_attribute
from torch.nn import functional, init, utils
from torch.nn.modules import *  # noqa: F403
from torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

__getattr__ = missing_attribute("torch.nn")
__all__ = [name for name in dir() if not name.startswith("_")]
