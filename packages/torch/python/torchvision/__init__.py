"""Models, transforms and data sets for pictures."""

from torch._missing import missing_attribute
from torchvision import datasets, io, models, ops, transforms, utils

__version__ = "0.24.0+thaw"
__getattr__ = missing_attribute("torchvision")
