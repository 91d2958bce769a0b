"""Lists the tensors of the learner's namespace, and of the functions that are running, for the inspector."""

import sys

MOST = 400
MOST_ITEMS = 24


def list_tensors(namespace, frame=None, files=()):
    """Lines of `name TAB role TAB handle`; empty before torch is imported.

    A local of a running function is named `name (function)`; what a global names already is not listed again.
    """
    torch = sys.modules.get("torch")
    if torch is None:
        return ""
    lines, seen = [], set()
    _add_all(lines, seen, namespace, "", torch)
    while frame is not None:
        code = frame.f_code
        if code.co_filename in files and code.co_name != "<module>":
            _add_all(lines, seen, frame.f_locals, f" ({code.co_name})", torch)
        frame = frame.f_back
    return "\n".join(lines)


def _add_all(lines, seen, names, suffix, torch):
    for name, value in list(names.items()):
        if len(lines) >= MOST:
            return
        if name.startswith("_"):
            continue
        for path, role, tensor in _tensors(name, value, torch):
            if suffix and tensor._h in seen:
                continue
            seen.add(tensor._h)
            lines.append(f"{path}{suffix}\t{role}\t{tensor._h}")


def _tensors(name, value, torch):
    if isinstance(value, torch.Tensor):
        yield name, "parameter" if isinstance(value, torch.nn.Parameter) else "tensor", value
    elif isinstance(value, torch.nn.Module):
        for child, tensor in value.named_parameters():
            yield f"{name}.{child}", "parameter", tensor
        for child, tensor in value.named_buffers():
            yield f"{name}.{child}", "buffer", tensor
    elif type(value) in (list, tuple):
        for index, item in enumerate(value[:MOST_ITEMS]):
            if isinstance(item, torch.Tensor):
                yield f"{name}[{index}]", "tensor", item
    elif type(value) is dict:
        for key, item in list(value.items())[:MOST_ITEMS]:
            if isinstance(item, torch.Tensor) and isinstance(key, (str, int)):
                yield f"{name}[{key!r}]", "tensor", item
