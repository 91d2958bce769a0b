# Appended to every chain, here and where the results are recorded: prints what each name holds, as one line of JSON.
import json as _json
import math as _math


def _number(value):
    if isinstance(value, float):
        if _math.isnan(value) or _math.isinf(value):
            return str(value)
        return float(f"{value:.5g}")
    return int(value)


def _describe(tensor):
    flat = tensor.detach().reshape(-1)
    values = flat.double().tolist() if tensor.is_floating_point() else flat.tolist()
    dtype = str(tensor.dtype).replace("torch.", "")
    return [dtype, list(tensor.shape), tensor.requires_grad, [_number(value) for value in values]]


_names = [name for name in list(globals()) if len(name) == 1 and isinstance(globals()[name], torch.Tensor)]
_results = {name: _describe(globals()[name]) for name in _names}
_grads = {name: _describe(globals()[name].grad) for name in _names if globals()[name].is_leaf and globals()[name].grad is not None}
print(_json.dumps({"values": _results, "grads": _grads, "errors": errors}))
