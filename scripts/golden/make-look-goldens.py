"""Class-activation maps and activations by real PyTorch, of networks whose weights `mix` draws.

Usage: python3 make-look-goldens.py
Writes packages/tl-engine/test/golden/look.json. By network and picture: `linear` and `hidden`, maps of a head of three classes,
float32 in base64; `activity`, the standard deviation over the picture of each channel that leaves one stage. The maps are
Grad-CAM's without its last ReLU, times the number of places: for a linear head that is the class-activation map. Autograd
finds the gradients, so nothing of the closed form is assumed here.
"""

import base64
import json

import numpy as np
import torch
import torchvision
from torch import nn

from backbone import GOLDEN
from importlib import import_module

networks = import_module("make-network-goldens")
CLASSES, UNITS = 3, 8
STAGES = {"resnet18": "layer2.0", "mobilenet_v3_small": "features.4", "efficientnet_b0": "features.3.0"}


def maps_and_stage(name, model, x):
    kept = {}
    model.get_submodule(STAGES[name]).register_forward_hook(lambda _, __, output: kept.update(stage=output))
    if name == "resnet18":
        x = model.maxpool(model.relu(model.bn1(model.conv1(x))))
        x = model.layer4(model.layer3(model.layer2(model.layer1(x))))
    else:
        x = model.features(x)
    return x.detach(), kept["stage"].detach()


def dense(width, units, seed):
    layer = nn.Linear(width, units)
    values = networks.mix(seed, units * width + units)
    bound = 1 / np.sqrt(width)
    flat = torch.from_numpy(((2 * values - 1) * bound).astype(np.float32))
    with torch.no_grad():
        layer.weight.copy_(flat[: units * width].view(units, width))
        layer.bias.copy_(flat[units * width :])
    return layer


def grad_cam(head, maps):
    found = []
    for c in range(CLASSES):
        leaf = maps.clone().requires_grad_()
        head(leaf.mean((2, 3)))[0, c].backward()
        weights = leaf.grad.mean((2, 3), keepdim=True)
        found.append((weights * maps).sum(1)[0] * maps.shape[2] * maps.shape[3])
    return torch.stack(found)


def encode(tensor):
    return base64.b64encode(tensor.detach().numpy().astype("<f4").tobytes()).decode()


def main():
    golden = {}
    for name in STAGES:
        model = getattr(torchvision.models, name)().eval()
        networks.fill(model)
        golden[name] = {}
        for picture in ("pizza", "sushi"):
            with torch.no_grad():
                maps, stage = maps_and_stage(name, model, networks.read_picture(picture).unsqueeze(0))
            width = maps.shape[1]
            hidden = nn.Sequential(dense(width, UNITS, 11), nn.ReLU(), dense(UNITS, CLASSES, 13))
            golden[name][picture] = {
                "linear": encode(grad_cam(dense(width, CLASSES, 17), maps)),
                "hidden": encode(grad_cam(hidden, maps)),
                "activity": encode(stage[0].std((1, 2), unbiased=False)),
            }
    text = json.dumps({"stages": STAGES, "golden": golden}, indent=2)
    (GOLDEN / "look.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
