"""A table of a model's layers, their output shapes and their parameters, in the layout that `torchinfo` prints."""

from torchinfo._layers import LayerInfo
from torchinfo._summary import ModelStatistics, summary

__version__ = "1.8.0+thaw"
