"""What real torchvision says of the networks that can be added, and a state dict of one as real PyTorch writes it.

Usage: python3 make-network-goldens.py
Writes packages/tl-engine/test/golden/networks/: facts.json (names and shapes as one hash, in order; parameters; a hook counts
multiply-accumulates) and mobilenet_v3_small.{zip,legacy}.pth.gz. Every tensor of those is filled with one number, its place
in the state dict divided by 512, so that ten megabytes shrink to some kilobytes. features.json: pooled features of two pictures
with weights that `mix` draws, so that nobody has to keep them; as base64 of float32. crops.json: how pictures are fed.
mobilenet_v2.zip.pth.gz: weights of which something can be learned, 4,093 numbers over and over, for the journey of an added
backbone.
"""

import base64
import gzip
import hashlib
import io
import json

import numpy as np
import torch
import torchvision
from PIL import Image
from torch import nn

from backbone import DEVIATION, GOLDEN, IMAGES_GOLDEN, MEAN

FOLDER = GOLDEN / "networks"
PICTURES = IMAGES_GOLDEN / "pictures"
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


def mix(seed, count):
    """Uniform numbers in [0, 1): the last mixing of MurmurHash3 over `i · 0x9e3779b9 + seed`, modulo 2³²."""
    x = (np.arange(count, dtype=np.uint64) * 0x9E3779B9 + seed) & 0xFFFFFFFF
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        x = ((x ^ (x >> shift)) * factor) & 0xFFFFFFFF
    return (x ^ (x >> 16)) / 2.0**32


def fill(model):
    """Kernels keep the activations' scale; every part of a norm does something."""
    for place, (name, tensor) in enumerate(model.state_dict().items()):
        if tensor.dtype == torch.int64:
            continue
        unit = mix((place + 1) * 7919, tensor.numel())
        if tensor.dim() > 1:
            bound = np.sqrt(6 / tensor[0].numel())
            values = (2 * unit - 1) * bound
        elif name.endswith((".weight", ".running_var")):
            values = 0.5 + unit
        else:
            values = 0.4 * unit - 0.2
        tensor.copy_(torch.from_numpy(values.astype(np.float32)).view(tensor.shape))


def read_picture(name):
    pixels = torch.from_numpy(np.asarray(Image.open(GOLDEN / "photos" / f"{name}.png").convert("RGB")).copy())
    return (pixels.permute(2, 0, 1).float() / 255 - MEAN) / DEVIATION


def golden_features(name):
    model = getattr(torchvision.models, name)().eval()
    fill(model)
    found = {}
    with torch.no_grad():
        for picture in ("pizza", "sushi"):
            values = features_of(name, model, read_picture(picture).unsqueeze(0))[0].numpy()
            found[picture] = base64.b64encode(values.astype("<f4").tobytes()).decode()
    return found


def crop_digests():
    """sha256 of the samples after each way in which published weights want their pictures, by shorter side and filter."""
    found = {}
    for side, mode in ((256, "BILINEAR"), (232, "BILINEAR"), (256, "BICUBIC")):
        filter_ = getattr(torchvision.transforms.InterpolationMode, mode)
        steps = [torchvision.transforms.Resize(side, filter_), torchvision.transforms.CenterCrop(224)]
        image = torchvision.transforms.Compose(steps)(Image.open(PICTURES / "rgb.png").convert("RGB"))
        found[f"{side} {mode.lower()}"] = hashlib.sha256(image.tobytes()).hexdigest()
    return found


def main():
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "facts.json").write_text(json.dumps({name: facts_of(name) for name in NAMES}, indent=2) + "\n")
    (FOLDER / "crops.json").write_text(json.dumps(crop_digests(), indent=2) + "\n")
    (FOLDER / "features.json").write_text(json.dumps({name: golden_features(name) for name in NAMES}, indent=2) + "\n")
    state = torchvision.models.mobilenet_v3_small().state_dict()
    for place, tensor in enumerate(state.values()):
        tensor.fill_(place if tensor.dtype == torch.int64 else place / 512)
    for kind, zipped in (("zip", True), ("legacy", False)):
        buffer = io.BytesIO()
        torch.save(state, buffer, _use_new_zipfile_serialization=zipped)
        packed = gzip.compress(buffer.getvalue(), mtime=0)
        (FOLDER / f"mobilenet_v3_small.{kind}.pth.gz").write_bytes(packed)
    (FOLDER / "mobilenet_v2.zip.pth.gz").write_bytes(pack(repeated(torchvision.models.mobilenet_v2())))


def repeated(model):
    """A prime number of draws, so that no two filters are alike; each convolution scaled to keep its input's variance."""
    draws = torch.randn(4093, generator=torch.Generator().manual_seed(5))
    state = model.state_dict()
    for name, tensor in state.items():
        if tensor.dim() > 1:
            fan = tensor[0].numel()
            tensor.copy_(draws.repeat(tensor.numel() // 4093 + 1)[: tensor.numel()].view_as(tensor) * (2 / fan) ** 0.5)
        elif tensor.dim() == 1:
            tensor.fill_(1.0 if name.endswith(("weight", "running_var")) else 0.0)
    return state


def pack(state):
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return gzip.compress(buffer.getvalue(), mtime=0)


if __name__ == "__main__":
    main()
