"""Reads the exports of a sample classifier in real PyTorch and compares its predictions with the engine's.

Usage: node packages/tl-engine/test/make-export-sample.ts FOLDER && python3 scripts/golden/check-exports.py FOLDER
Needs Debian's python3-torch, python3-torchvision, python3-pil. Exits with 1 where a probability differs by more than 1e-4.
"""

import importlib.util
import json
import sys
from pathlib import Path

import torch

TOLERANCE = 1e-4

folder = Path(sys.argv[1])
state = torch.load(folder / "model.pt", weights_only=True)
print(f"torch {torch.__version__}: {len(state)} tensors, {type(state).__name__}")
for name, tensor in state.items():
    assert tensor.is_contiguous() and tensor.storage_offset() == 0, name

spec = importlib.util.spec_from_file_location("load", folder / "load.py")
load = importlib.util.module_from_spec(spec)
spec.loader.exec_module(load)
model = load.load_model()
assert list(model.state_dict()) == list(state), "the order is not torchvision's"
worst = 0.0
for photo, expected in json.loads((folder / "expected.json").read_text()).items():
    probabilities = load.predict(model, photo)
    difference = (probabilities - torch.tensor(expected)).abs().max().item()
    worst = max(worst, difference)
    print(f"{Path(photo).name}: {load.CLASSES[int(probabilities.argmax())]} {probabilities.max():.6f}, differs by {difference:.2e}")
sys.exit(worst > TOLERANCE)
