"""Tools beside tensors: data loaders and checkpointing."""

from torch.utils import checkpoint, data
