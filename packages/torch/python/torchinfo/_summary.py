"""Runs a model once and prints the table."""

import torch
from torchinfo._layers import LayerInfo

_HEADINGS = {
    "input_size": "Input Shape", "output_size": "Output Shape", "num_params": "Param #", "kernel_size": "Kernel Shape",
    "mult_adds": "Mult-Adds", "trainable": "Trainable",
}


def summary(model, input_size=None, input_data=None, batch_dim=None, cache_forward_pass=None, col_names=None, col_width=25,
            depth=3, device=None, dtypes=None, mode=None, row_settings=None, verbose=None, **kwargs):
    """Prints (with `verbose` at 1, the default outside notebooks) and returns the table."""
    has_input = input_size is not None or input_data is not None
    if col_names is None:
        col_names = ("output_size", "num_params") if has_input else ("num_params",)
    for name in col_names:
        if name not in _HEADINGS:
            raise ValueError(f"Column {name} is not a valid column name.")
    layers = _run(model, input_size, input_data, batch_dim, dtypes, mode, kwargs) if has_input else _walk(model)
    statistics = ModelStatistics(layers, col_names, col_width, depth, row_settings or ("depth",), has_input)
    if verbose is None or verbose > 0:
        print(statistics)
    return statistics


def _walk(model):
    """The layers as they stand in the model, where it is not run."""
    layers, counts, seen = [], {}, set()

    def visit(name, module, depth):
        counts[depth] = counts.get(depth, 0) + 1
        info = LayerInfo(name, module, depth, counts[depth])
        info.is_recursive = id(module) in seen and info.num_params > 0
        seen.add(id(module))
        layers.append(info)
        for child_name, child in module.named_children():
            info.children.append(visit(child_name, child, depth + 1))
        return info

    visit(type(model).__name__, model, 0)
    return layers


def _run(model, input_size, input_data, batch_dim, dtypes, mode, kwargs):
    names = {id(module): name.rpartition(".")[2] for name, module in model.named_modules()}
    names[id(model)] = type(model).__name__
    layers, stack, counts, seen, handles = [], [], {}, set(), []

    def before(module, _inputs):
        depth = len(stack)
        counts[depth] = counts.get(depth, 0) + 1
        info = LayerInfo(names[id(module)], module, depth, counts[depth])
        info.is_recursive = id(module) in seen and info.num_params > 0
        seen.add(id(module))
        if stack:
            stack[-1].children.append(info)
        stack.append(info)
        layers.append(info)

    def after(module, inputs, output):
        stack.pop().finish(inputs, output)

    for module in model.modules():
        handles += [module.register_forward_pre_hook(before, prepend=True), module.register_forward_hook(after)]
    was_training = model.training
    model.train(mode == "train") if mode in ("train", "eval") else model.eval()
    try:
        with torch.no_grad():
            _call(model, _inputs(input_size, input_data, batch_dim, dtypes), kwargs)
    finally:
        model.train(was_training)
        for handle in handles:
            handle.remove()
    return layers


def _inputs(input_size, input_data, batch_dim, dtypes):
    if input_data is not None:
        return input_data
    sizes = [input_size] if isinstance(input_size[0], int) else list(input_size)
    tensors = []
    for i, size in enumerate(sizes):
        size = list(size)
        if batch_dim is not None:
            size.insert(batch_dim, 1)
        made = torch.rand(*size)
        tensors.append(made if not dtypes else made.to(dtypes[min(i, len(dtypes) - 1)]))
    return tensors


def _call(model, data, kwargs):
    if isinstance(data, dict):
        return model(**data, **kwargs)
    if isinstance(data, (list, tuple)):
        return model(*data, **kwargs)
    return model(data, **kwargs)


class ModelStatistics:
    """The table and its totals."""

    def __init__(self, layers, col_names, col_width, depth, row_settings, has_input):
        self.summary_list = layers
        self._columns, self._col_width, self._depth = col_names, col_width, depth
        self._settings, self._has_input = set(row_settings), has_input
        self.input_size = layers[0].input_size
        self.total_params = self.trainable_params = self.total_mult_adds = self.total_output_bytes = 0
        for layer in layers:
            if layer.is_leaf_layer:
                self.total_mult_adds += layer.macs
                if layer.num_params > 0:
                    # Once for the values, once for their gradients.
                    self.total_output_bytes += layer.output_bytes * 2
            if layer.is_recursive:
                continue
            self.total_params += layer.own_params
            self.trainable_params += layer.own_trainable
        self.total_param_bytes = self.total_params * 4
        elements = 1
        for size in self.input_size:
            elements *= size
        self.total_input = elements * 4 if self.input_size else 0

    def _rows(self):
        rows = []

        def add(layer, prefix):
            lead = "" if layer.depth == 0 else prefix + "├─"
            rows.append((lead + layer.name_text(self._settings), layer))
            if layer.depth < self._depth:
                for child in layer.children:
                    add(child, "" if layer.depth == 0 else prefix + "│    ")

        add(self.summary_list[0], "")
        return rows

    def _cell(self, column, layer):
        if column == "num_params":
            return layer.params_text(layer.depth == self._depth)
        if column == "trainable":
            return layer.trainable
        if column == "mult_adds":
            return f"{layer.macs:,}" if layer.is_leaf_layer and layer.macs > 0 else "--"
        value = getattr(layer, column)
        return str(value) if value else "--"

    def __repr__(self):
        rows = self._rows()
        first = "Layer (type"
        if "var_names" in self._settings:
            first += " (var_name)"
        if "depth" in self._settings:
            first += ":depth-idx"
        first += ")"
        width = max([40, len(first), *(len(name) for name, _ in rows)])
        rule = "=" * (width + len(self._columns) * self._col_width)

        def line(name, cells):
            return (f"{name:<{width}} " + " ".join(f"{cell:<{self._col_width}}" for cell in cells)).rstrip()

        text = [rule, line(first, [_HEADINGS[column] for column in self._columns]), rule]
        text += [line(name, [self._cell(column, layer) for column in self._columns]) for name, layer in rows]
        text += [
            rule,
            f"Total params: {self.total_params:,}",
            f"Trainable params: {self.trainable_params:,}",
            f"Non-trainable params: {self.total_params - self.trainable_params:,}",
        ]
        if self._has_input:
            unit, value = _readable(self.total_mult_adds)
            sizes = [self.total_input / 1e6, self.total_output_bytes / 1e6, self.total_param_bytes / 1e6]
            text += [
                f"Total mult-adds ({unit}): {value:0.2f}",
                rule,
                f"Input size (MB): {sizes[0]:0.2f}",
                f"Forward/backward pass size (MB): {sizes[1]:0.2f}",
                f"Params size (MB): {sizes[2]:0.2f}",
                f"Estimated Total Size (MB): {sum(sizes):0.2f}",
            ]
        return "\n".join([*text, rule])


def _readable(number):
    for unit, size in (("T", 1e12), ("G", 1e9)):
        if number >= size:
            return unit, number / size
    return "M", number / 1e6
