"""Writes small files of tensors with real PyTorch, in both of its formats, and what is in them.

Usage: python3 make-pth-goldens.py
Writes packages/tl-engine/test/golden/pth/: state.zip.pth, state.legacy.pth and values.json hold the same tensors (every
type, shared storages, strides, no elements, no dimensions); the others are files that must be refused, or a checkpoint.
"""

import base64
import collections
import json
import pathlib

import torch

FOLDER = pathlib.Path(__file__).parents[2] / "packages/tl-engine/test/golden/pth"
NAMES = {
    torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64",
    torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL",
}


class Tail(torch.nn.Module):
    """An object that only a program could build again."""

    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(2, 2)


def make_state():
    torch.manual_seed(3)
    shared = torch.randn(12)
    module = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3, bias=False), torch.nn.BatchNorm2d(4), torch.nn.Linear(4, 2))
    # A module's state dict brings the attribute _metadata along.
    state = module.state_dict()
    state["shared.first"], state["shared.second"] = shared[:6].view(2, 3), shared[4:]
    state["strided.transposed"] = torch.randn(3, 5).t()
    state["strided.channels_last"] = torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last)
    state["strided.every_second"] = torch.randn(10)[1::2]
    state["parameter"] = torch.nn.Parameter(torch.randn(2))
    state["empty"], state["scalar"] = torch.empty(0, 3), torch.tensor(2.5)
    for dtype, name in NAMES.items():
        state[f"type.{name}"] = torch.tensor([0, 1, 1, 0, 1], dtype=dtype)
    return state


def describe(tensor):
    tensor = tensor.detach().contiguous()
    raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
    data = base64.b64encode(raw.numpy().tobytes()).decode()
    return {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data": data}


def save(value, name, zipped=True):
    torch.save(value, FOLDER / name, _use_new_zipfile_serialization=zipped)


FOLDER.mkdir(exist_ok=True)
state = make_state()
save(state, "state.zip.pth")
save(state, "state.legacy.pth", zipped=False)
(FOLDER / "values.json").write_text(json.dumps({name: describe(value) for name, value in state.items()}) + "\n")
inner = collections.OrderedDict([("weight", torch.arange(3.0))])
save({"epoch": 3, "loss": 0.25, "done": True, "state_dict": inner, "optimizer": {"lr": [0.1, None]}}, "checkpoint.pth")
save(Tail(), "module.pth")
save({"weight": torch.arange(3.0), "note": "text"}, "mixed.pth")
torch.jit.script(torch.nn.Linear(2, 2)).save(str(FOLDER / "program.pth"))
