"""Trains the last blocks of torchvision's networks in real PyTorch, and a head with them.

Usage: python3 make-thaw-goldens.py
Writes packages/tl-engine/test/golden/thaw.json. Weights and activations at the cut are drawn by `mix`, so that nobody has to
keep them. Batch norms are in evaluation mode and their affine part takes no gradient; the head stands behind the features'
standardisation, which the frozen network gives. Of each thawed tensor: its norm, the norm of its change, some of its values.
Everything is float32, as it is in a browser; `exact` has the losses of the same run in float64.
"""

import json

import numpy as np
import torch
import torchvision
from torch import nn

from backbone import GOLDEN
from importlib import import_module

networks = import_module("make-network-goldens")

TRAIN, HELD, CLASSES, BATCH, SEED, EPOCHS, SAMPLES = 10, 5, 3, 4, 4711, 2, 12

RUNS = [
    {"network": "mobilenet_v3_small", "blocks": 1, "learningRate": 0.01, "thawLearningRate": 0.001},
    {"network": "mobilenet_v3_small", "blocks": 3, "learningRate": 0.002, "thawLearningRate": 0.0001},
    {
        "network": "mobilenet_v3_small", "blocks": 4, "optimizer": "adamw", "weightDecay": 0.05, "schedule": "cosine",
        "learningRate": 0.002, "thawLearningRate": 0.0001, "hiddenUnits": 16, "labelSmoothing": 0.1, "balanced": True,
    },
    {"network": "mobilenet_v3_small", "blocks": 11, "optimizer": "sgd", "learningRate": 0.0002, "thawLearningRate": 0.00001},
    {
        "network": "resnet18", "blocks": 2, "optimizer": "sgd", "momentum": 0.9, "weightDecay": 0.01,
        "learningRate": 0.0005, "thawLearningRate": 0.0001,
    },
    {"network": "mobilenet_v2", "blocks": 4, "learningRate": 0.0005, "thawLearningRate": 0.00001},
    {"network": "efficientnet_b0", "blocks": 3, "learningRate": 0.001, "thawLearningRate": 0.00005},
]


def stages_of(name, model):
    """The stages of a network, first to last, as the engine cuts it, with the prefix of their names."""
    if name == "resnet18":
        stem = [("conv1", nn.Sequential(model.conv1, model.bn1, model.relu)), ("maxpool", model.maxpool)]
        return stem + [(f"layer{i}.{k}", getattr(model, f"layer{i}")[k]) for i in range(1, 5) for k in range(2)]
    if name == "efficientnet_b0":
        found = []
        for i, stage in enumerate(model.features):
            plain = i in (0, len(model.features) - 1)
            found += [(f"features.{i}", stage)] if plain else [(f"features.{i}.{k}", block) for k, block in enumerate(stage)]
        return found
    return [(f"features.{i}", stage) for i, stage in enumerate(model.features)]


def train(run, dtype):
    name, blocks = run["network"], run["blocks"]
    model = getattr(torchvision.models, name)().eval()
    with torch.no_grad():
        networks.fill(model)
    stages = stages_of(name, model)
    with torch.no_grad():
        shape = nn.Sequential(*[stage for _, stage in stages[:-blocks]])(torch.zeros(1, 3, 224, 224)).shape[1:]
    model.to(dtype)
    drawn = networks.mix(99, (TRAIN + HELD) * int(np.prod(shape))).astype(np.float32) * 2 - 1
    inputs = torch.from_numpy(drawn.astype(np.float32)).view(TRAIN + HELD, *shape).to(dtype)
    labels = torch.arange(TRAIN + HELD) % CLASSES
    tail = nn.Sequential(*[stage for _, stage in stages[-blocks:]])
    names = {parameter: key for key, parameter in model.named_parameters()}
    thawed = []
    for module in tail.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.requires_grad_(False)
    for parameter in tail.parameters():
        if parameter.requires_grad:
            thawed.append(parameter)
    before = [parameter.detach().clone() for parameter in thawed]
    features = lambda x: tail(x).mean((2, 3))
    with torch.no_grad():
        frozen = features(inputs[:TRAIN]).double().numpy()
    mean, deviation = frozen.mean(0), frozen.std(0)
    # A feature that does not vary stands as it is.
    deviation[deviation <= 1e-7 * np.abs(mean)] = 1
    mean, deviation = torch.from_numpy(mean).to(dtype), torch.from_numpy(deviation).to(dtype)

    torch.manual_seed(SEED)
    hidden = run.get("hiddenUnits", 0)
    width = frozen.shape[1]
    layers = [nn.Linear(width, hidden), nn.ReLU(), nn.Linear(hidden, CLASSES)] if hidden else [nn.Linear(width, CLASSES)]
    head = nn.Sequential(*layers).to(dtype)
    predict = lambda x: head((features(x) - mean) / deviation)
    groups = [
        {"params": list(head.parameters()), "lr": run["learningRate"]},
        {"params": thawed, "lr": run["thawLearningRate"]},
    ]
    decay, optimizer = run.get("weightDecay", 0.0), run.get("optimizer", "adam")
    if optimizer == "sgd":
        optimizer = torch.optim.SGD(groups, momentum=run.get("momentum", 0.0), lr=1, weight_decay=decay)
    else:
        optimizer = (torch.optim.AdamW if optimizer == "adamw" else torch.optim.Adam)(groups, weight_decay=decay)
    weight = None
    if run.get("balanced"):
        counts = torch.bincount(labels[:TRAIN], minlength=CLASSES).float()
        weight = (TRAIN / (CLASSES * counts)).to(dtype)
    loss_of = nn.CrossEntropyLoss(weight=weight, label_smoothing=run.get("labelSmoothing", 0.0))
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS) if run.get("schedule") == "cosine" else None
    losses, held = [], []
    for _ in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(TRAIN).split(BATCH):
            loss = loss_of(predict(inputs[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        if cosine:
            cosine.step()
        losses.append(total / TRAIN)
        with torch.no_grad():
            held.append(nn.functional.cross_entropy(predict(inputs[TRAIN:]), labels[TRAIN:]).item())
    tensors = []
    for parameter, start in zip(thawed, before):
        flat = parameter.detach().flatten()
        at = np.linspace(0, flat.numel() - 1, min(SAMPLES, flat.numel())).astype(int)
        tensors.append({
            "name": names[parameter],
            "norm": flat.double().norm().item(),
            "change": (parameter.detach() - start).double().norm().item(),
            "samples": [flat[i].item() for i in at.tolist()],
        })
    with torch.no_grad():
        probabilities = predict(inputs[TRAIN:]).softmax(1).flatten().tolist()
    return {"losses": losses, "validationLosses": held, "tensors": tensors, "probabilities": probabilities}


def main():
    torch.set_num_threads(1)
    runs = []
    for run in RUNS:
        found, exact = train(run, torch.float32), train(run, torch.float64)
        runs.append({"settings": run, **found, "exact": {key: exact[key] for key in ("losses", "validationLosses")}})
        print(run["network"], run["blocks"], found["losses"], exact["losses"])
    golden = {"train": TRAIN, "held": HELD, "classCount": CLASSES, "batchSize": BATCH, "seed": SEED, "epochs": EPOCHS}
    (GOLDEN / "thaw.json").write_text(json.dumps({**golden, "runs": runs}) + "\n")


if __name__ == "__main__":
    main()
