"""Reads and writes safetensors files: a header in JSON, then the tensors' bytes."""

import json
import struct

import torch

_TYPES = {
    "F32": torch.float32, "F64": torch.float64, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64,
    "I32": torch.int32, "I16": torch.int16, "I8": torch.int8, "U8": torch.uint8, "BOOL": torch.bool,
}
_NAMES = {dtype: name for name, dtype in _TYPES.items()}


def load(data):
    """The tensors of a file's bytes, by name. @raises ValueError when the header does not fit the bytes."""
    if len(data) < 8:
        raise ValueError("a safetensors file has at least 8 bytes")
    (length,) = struct.unpack_from("<Q", data, 0)
    if length > len(data) - 8:
        raise ValueError("the safetensors header is longer than the file")
    header = json.loads(bytes(data[8 : 8 + length]))
    start = 8 + length
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        first, last = entry["data_offsets"]
        dtype = _TYPES[entry["dtype"]]
        count = 1
        for size in entry["shape"]:
            count *= size
        if not 0 <= first <= last <= len(data) - start or last - first != count * dtype.itemsize:
            raise ValueError(f"the tensor {name!r} does not fit its bytes")
        if count == 0:
            tensors[name] = torch.empty(entry["shape"], dtype=dtype)
            continue
        flat = torch.frombuffer(bytearray(data[start + first : start + last]), dtype=dtype)
        tensors[name] = flat.reshape(entry["shape"])
    return tensors


def load_file(path):
    """The tensors of a file, by name."""
    with open(path, "rb") as file:
        return load(file.read())


def save(tensors):
    """The bytes of a file that holds these tensors."""
    header, parts, at = {}, [], 0
    for name in sorted(tensors):
        tensor = tensors[name].detach().contiguous()
        data = tensor.numpy().tobytes() if tensor.dtype not in (torch.bfloat16,) else bytes(tensor.view(torch.int16).numpy().tobytes())
        header[name] = {"dtype": _NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, at + len(data)]}
        parts.append(data)
        at += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(parts)
