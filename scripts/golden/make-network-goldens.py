"""What real torchvision says of the networks that can be added, and a state dict of one as real PyTorch writes it.

Usage: python3 make-network-goldens.py
Writes packages/tl-engine/test/golden/networks/: facts.json (names and shapes as one hash, in order; parameters; a hook counts
multiply-accumulates) and mobilenet_v3_small.{zip,legacy}.pth.gz. Every tensor of those is filled with one number, its place
in the state dict divided by 512, so that ten megabytes shrink to some kilobytes.
"""

import gzip
import hashlib
import io
import json

import torch
import torchvision
from torch import nn

from backbone import GOLDEN

FOLDER = GOLDEN / "networks"
NAMES = ("resnet18", "mobilenet_v2", "mobilenet_v3_small", "mobilenet_v3_large", "efficientnet_b0")


def features_of(name, model, x):
    if name == "resnet18":
        x = model.maxpool(model.relu(model.bn1(model.conv1(x))))
        x = model.layer4(model.layer3(model.layer2(model.layer1(x))))
    else:
        x = model.features(x)
    return x.mean((2, 3))


def facts_of(name):
    model = getattr(torchvision.models, name)().eval()
    lines = "".join(f"{key} {list(value.shape)}\n" for key, value in model.state_dict().items())
    counted = 0

    def count(layer, _, output):
        nonlocal counted
        counted += layer.weight[0].numel() * output.numel()

    for layer in model.modules():
        if isinstance(layer, nn.Conv2d):
            layer.register_forward_hook(count)
    with torch.no_grad():
        width = features_of(name, model, torch.zeros(1, 3, 224, 224)).shape[1]
    classifier = model.fc if name == "resnet18" else model.classifier
    parameters = sum(parameter.numel() for parameter in model.parameters())
    return {
        "stateSha256": hashlib.sha256(lines.encode()).hexdigest(),
        "modelParameterCount": parameters,
        "parameterCount": parameters - sum(parameter.numel() for parameter in classifier.parameters()),
        "multiplyAccumulates": counted,
        "featureWidth": width,
    }


def main():
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "facts.json").write_text(json.dumps({name: facts_of(name) for name in NAMES}, indent=2) + "\n")
    state = torchvision.models.mobilenet_v3_small().state_dict()
    for place, tensor in enumerate(state.values()):
        tensor.fill_(place if tensor.dtype == torch.int64 else place / 512)
    for kind, zipped in (("zip", True), ("legacy", False)):
        buffer = io.BytesIO()
        torch.save(state, buffer, _use_new_zipfile_serialization=zipped)
        packed = gzip.compress(buffer.getvalue(), mtime=0)
        (FOLDER / f"mobilenet_v3_small.{kind}.pth.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
