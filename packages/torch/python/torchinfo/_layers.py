"""What is known of one call of one layer."""

from math import prod

import torch


class LayerInfo:
    def __init__(self, var_name, module, depth, depth_index):
        self.var_name = var_name
        self.module = module
        self.class_name = type(module).__name__
        self.depth, self.depth_index = depth, depth_index
        self.input_size, self.output_size, self.kernel_size = [], [], _kernel(module)
        self.children = []
        self.is_recursive = False
        self.num_params = sum(p.numel() for p in module.parameters())
        self.trainable_params = sum(p.numel() for p in module.parameters() if p.requires_grad)
        self.is_leaf_layer = next(module.children(), None) is None
        self.own_params = sum(p.numel() for p in module.parameters(recurse=False))
        self.own_trainable = sum(p.numel() for p in module.parameters(recurse=False) if p.requires_grad)
        self.macs = 0
        self.output_bytes = 0

    def finish(self, inputs, output):
        """Notes shapes and multiply-accumulates once the layer has run."""
        self.input_size = _shape(inputs)
        self.output_size = _shape(output)
        self.output_bytes = prod(self.output_size) * 4 if self.output_size else 0
        if not self.output_size:
            return
        positions = self.output_size[:1] + self.output_size[2:] if "Conv" in self.class_name else self.output_size[:1]
        self.macs = sum(p.numel() for p in self.module.parameters(recurse=False)) * prod(positions)

    @property
    def trainable(self):
        if self.num_params == 0:
            return "--"
        if self.trainable_params == 0:
            return "False"
        return "True" if self.trainable_params == self.num_params else "Partial"

    def params_text(self, reached_depth):
        if self.is_recursive:
            return "(recursive)"
        count = self.num_params if self.is_leaf_layer or reached_depth else self.own_params
        if count <= 0:
            return "--"
        trainable = self.trainable_params if self.is_leaf_layer or reached_depth else self.own_trainable
        return f"{count:,}" if trainable > 0 else f"({count:,})"

    def name_text(self, settings):
        name = self.class_name
        if "var_names" in settings:
            name += f" ({self.var_name})"
        if "depth" in settings and self.depth > 0:
            name += f": {self.depth}-{self.depth_index}"
        return name


def _kernel(module):
    size = getattr(module, "kernel_size", None)
    if size is None:
        return []
    return list(size) if isinstance(size, tuple) else [size]


def _shape(value):
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)) and value:
        return _shape(value[0])
    return []
