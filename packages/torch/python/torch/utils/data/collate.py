"""Samples put together into a batch."""

from collections.abc import Mapping, Sequence

import torch
from torch._tensor import Tensor


def default_convert(data):
    if isinstance(data, Tensor):
        return data
    if type(data).__module__ == "numpy" and hasattr(data, "dtype"):
        return torch.as_tensor(data)
    if isinstance(data, Mapping):
        return {key: default_convert(value) for key, value in data.items()}
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(default_convert(value) for value in data))
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes)):
        return [default_convert(value) for value in data]
    return data


def default_collate(batch):
    """Stacks tensors; numbers become tensors; dicts, tuples and lists are collated by their parts."""
    first = batch[0]
    kind = type(first)
    if isinstance(first, Tensor):
        return torch.stack(batch, 0)
    if kind.__module__ == "numpy" and hasattr(first, "dtype"):
        if getattr(first, "shape", ()) == ():
            return torch.as_tensor([item.item() for item in batch], dtype=torch.as_tensor(first).dtype)
        return torch.stack([torch.as_tensor(item) for item in batch], 0)
    if isinstance(first, float):
        return torch.tensor(batch, dtype=torch.float64)
    if isinstance(first, int):
        return torch.tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    if isinstance(first, Mapping):
        collated = {key: default_collate([sample[key] for sample in batch]) for key in first}
        try:
            return kind(collated)
        except TypeError:
            return collated
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return kind(*(default_collate(samples) for samples in zip(*batch)))
    if isinstance(first, Sequence):
        length = len(first)
        if any(len(sample) != length for sample in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        parts = [default_collate(samples) for samples in zip(*batch)]
        if isinstance(first, tuple):
            return parts
        try:
            return kind(parts)
        except TypeError:
            return parts
    raise TypeError(
        f"default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {kind}"
    )
