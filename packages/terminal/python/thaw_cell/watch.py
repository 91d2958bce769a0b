"""Lists the tensors of the learner's namespace for the inspector."""

import sys

MOST = 400
MOST_ITEMS = 24


def list_tensors(namespace):
    """Lines of `name TAB role TAB handle`; empty before torch is imported."""
    torch = sys.modules.get("torch")
    if torch is None:
        return ""
    lines = []
    for name, value in list(namespace.items()):
        if not name.startswith("_"):
            _add(lines, name, value, torch)
        if len(lines) >= MOST:
            break
    return "\n".join(lines)


def _add(lines, name, value, torch):
    if isinstance(value, torch.Tensor):
        parameter = isinstance(value, torch.nn.Parameter)
        lines.append(f"{name}\t{'parameter' if parameter else 'tensor'}\t{value._h}")
    elif isinstance(value, torch.nn.Module):
        for child, tensor in value.named_parameters():
            lines.append(f"{name}.{child}\tparameter\t{tensor._h}")
        for child, tensor in value.named_buffers():
            lines.append(f"{name}.{child}\tbuffer\t{tensor._h}")
    elif type(value) in (list, tuple):
        for index, item in enumerate(value[:MOST_ITEMS]):
            if isinstance(item, torch.Tensor):
                lines.append(f"{name}[{index}]\ttensor\t{item._h}")
    elif type(value) is dict:
        for key, item in list(value.items())[:MOST_ITEMS]:
            if isinstance(item, torch.Tensor) and isinstance(key, (str, int)):
                lines.append(f"{name}[{key!r}]\ttensor\t{item._h}")
