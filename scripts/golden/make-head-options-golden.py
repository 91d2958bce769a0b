"""Trains heads with every option in real PyTorch and writes their inputs and results.

Usage: python3 make-head-options-golden.py
Writes packages/tl-engine/test/golden/head-options.json: linear or one hidden layer, Adam, AdamW, SGD with momentum, dropout,
label smoothing, balanced class weights, a cosine schedule, early stopping with the best weights kept.
"""

import base64
import copy
import json

import numpy as np
import torch

from backbone import GOLDEN

COUNT, HELD, WIDTH, CLASSES, SEED, BATCH = 60, 24, 20, 4, 20231, 16

RUNS = [
    {"name": "AdamW with decay", "optimizer": "adamw", "weightDecay": 0.05, "learningRate": 0.01, "epochs": 8},
    {"name": "SGD with momentum and decay", "optimizer": "sgd", "momentum": 0.9, "weightDecay": 0.01, "learningRate": 0.02, "epochs": 8},
    {"name": "SGD without momentum", "optimizer": "sgd", "learningRate": 0.1, "epochs": 4},
    {"name": "a hidden layer", "hiddenUnits": 12, "learningRate": 0.01, "epochs": 8},
    {"name": "dropout before a linear layer", "dropout": 0.3, "learningRate": 0.01, "epochs": 6},
    {"name": "dropout after a hidden layer", "hiddenUnits": 12, "dropout": 0.5, "learningRate": 0.01, "epochs": 6},
    {"name": "label smoothing", "labelSmoothing": 0.1, "learningRate": 0.01, "epochs": 6},
    {"name": "balanced classes", "balanced": True, "learningRate": 0.01, "epochs": 6},
    {"name": "smoothing of balanced classes", "labelSmoothing": 0.2, "balanced": True, "learningRate": 0.01, "epochs": 6},
    {"name": "a cosine schedule", "schedule": "cosine", "learningRate": 0.02, "epochs": 8},
    {"name": "early stopping", "hiddenUnits": 24, "patience": 3, "learningRate": 0.05, "epochs": 60},
    {
        "name": "all together", "hiddenUnits": 16, "optimizer": "adamw", "weightDecay": 0.02, "dropout": 0.2, "labelSmoothing": 0.1,
        "balanced": True, "schedule": "cosine", "patience": 4, "learningRate": 0.02, "epochs": 30,
    },
]


def base64_of(values):
    return base64.b64encode(np.asarray(values).astype("<f4").tobytes()).decode()


def layers_of(run):
    hidden, drop = run.get("hiddenUnits", 0), torch.nn.Dropout(run.get("dropout", 0.0))
    if hidden:
        return torch.nn.Sequential(torch.nn.Linear(WIDTH, hidden), torch.nn.ReLU(), drop, torch.nn.Linear(hidden, CLASSES))
    return torch.nn.Sequential(drop, torch.nn.Linear(WIDTH, CLASSES))


def optimizer_of(run, parameters):
    common = {"lr": run["learningRate"], "weight_decay": run.get("weightDecay", 0.0)}
    name = run.get("optimizer", "adam")
    if name == "sgd":
        return torch.optim.SGD(parameters, momentum=run.get("momentum", 0.0), **common)
    return (torch.optim.AdamW if name == "adamw" else torch.optim.Adam)(parameters, **common)


def train(run, x, y, held_x, held_y):
    torch.manual_seed(SEED)
    model = layers_of(run)
    optimizer = optimizer_of(run, model.parameters())
    weight = None
    if run.get("balanced"):
        counts = np.bincount(y.numpy(), minlength=CLASSES)
        weight = torch.from_numpy((COUNT / (CLASSES * counts)).astype(np.float32))
    loss_of = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=run.get("labelSmoothing", 0.0))
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, run["epochs"]) if run.get("schedule") == "cosine" else None
    losses, held_losses, rates = [], [], []
    best, best_epoch, kept = float("inf"), 0, None
    for epoch in range(1, run["epochs"] + 1):
        model.train()
        total = 0.0
        rates.append(optimizer.param_groups[0]["lr"])
        for batch in torch.randperm(COUNT).split(BATCH):
            loss = loss_of(model(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        if cosine:
            cosine.step()
        model.eval()
        losses.append(total / COUNT)
        with torch.no_grad():
            held_losses.append(torch.nn.functional.cross_entropy(model(held_x), held_y).item())
        if held_losses[-1] < best:
            best, best_epoch, kept = held_losses[-1], epoch, copy.deepcopy(model.state_dict())
        elif run.get("patience") and epoch - best_epoch >= run["patience"]:
            break
    if run.get("patience"):
        model.load_state_dict(kept)
    model.eval()
    with torch.no_grad():
        logits = model(held_x)
    return {
        "settings": run,
        "parameters": [base64_of(p.detach().numpy()) for p in model.parameters()],
        "losses": losses,
        "validationLosses": held_losses,
        "rates": rates,
        "bestEpoch": best_epoch if run.get("patience") else len(losses),
        "probabilities": base64_of(logits.softmax(1).numpy()),
    }


def main():
    random = np.random.RandomState(4)
    # Uneven on purpose: balanced weights must differ.
    labels = random.choice(CLASSES, COUNT + HELD, p=[0.45, 0.3, 0.15, 0.1])
    centres = random.randn(CLASSES, WIDTH)
    raw = ((centres[labels] + 1.2 * random.randn(COUNT + HELD, WIDTH)) * np.linspace(0.2, 5, WIDTH) + 2).astype(np.float32)
    part = raw[:COUNT].astype(np.float64)
    x = torch.from_numpy(((raw - part.mean(0)) / part.std(0)).astype(np.float32))
    y = torch.from_numpy(labels)
    golden = {
        "width": WIDTH,
        "classCount": CLASSES,
        "batchSize": BATCH,
        "seed": SEED,
        "features": base64_of(raw[:COUNT]),
        "labels": labels[:COUNT].tolist(),
        "validationFeatures": base64_of(raw[COUNT:]),
        "validationLabels": labels[COUNT:].tolist(),
        "runs": [train(run, x[:COUNT], y[:COUNT], x[COUNT:], y[COUNT:]) for run in RUNS],
    }
    (GOLDEN / "head-options.json").write_text(json.dumps(golden) + "\n")


main()
