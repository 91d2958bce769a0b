"""Trains a small head in real PyTorch and writes its inputs and results.

Usage: python3 make-head-golden.py
Writes packages/tl-engine/test/golden/head.json. Standardised by the training part, nn.Linear as torch.manual_seed leaves it,
one torch.randperm an epoch, Adam with and without weight decay.
"""

import base64
import json

import numpy as np
import torch

from backbone import GOLDEN

COUNT, WIDTH, CLASSES, EPOCHS, BATCH, RATE, SEED = 70, 36, 5, 12, 16, 0.01, 20230
HELD = 25


def base64_of(values, dtype):
    return base64.b64encode(np.asarray(values).astype(dtype).tobytes()).decode()


def train(x, y, held_x, held_y, decay):
    torch.manual_seed(SEED)
    layer = torch.nn.Linear(WIDTH, CLASSES)
    initial = layer.weight.detach().clone().numpy(), layer.bias.detach().clone().numpy()
    optimizer = torch.optim.Adam(layer.parameters(), lr=RATE, weight_decay=decay)
    loss_of = torch.nn.CrossEntropyLoss()
    losses, held_losses = [], []
    for _ in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(COUNT).split(BATCH):
            loss = loss_of(layer(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        losses.append(total / COUNT)
        with torch.no_grad():
            held_losses.append(loss_of(layer(held_x), held_y).item())
    return {
        "weightDecay": decay,
        "initialWeight": base64_of(initial[0], "<f4"),
        "initialBias": base64_of(initial[1], "<f4"),
        "weight": base64_of(layer.weight.detach().numpy(), "<f4"),
        "bias": base64_of(layer.bias.detach().numpy(), "<f4"),
        "losses": losses,
        "validationLosses": held_losses,
    }


def main():
    random = np.random.RandomState(3)
    labels = random.randint(0, CLASSES, COUNT + HELD)
    centres = random.randn(CLASSES, WIDTH)
    raw = (centres[labels] + 1.5 * random.randn(COUNT + HELD, WIDTH)) * np.linspace(0.1, 9, WIDTH) + 3
    raw[:, 4] = 0.1
    raw = raw.astype(np.float32)
    part = raw[:COUNT].astype(np.float64)
    mean, deviation = part.mean(0), part.std(0)
    deviation[4] = 1
    x = torch.from_numpy(((raw - mean) / deviation).astype(np.float32))
    y = torch.from_numpy(labels)
    runs = [train(x[:COUNT], y[:COUNT], x[COUNT:], y[COUNT:], decay) for decay in (0.0, 0.02)]
    torch.manual_seed(SEED)
    golden = {
        "width": WIDTH,
        "classCount": CLASSES,
        "epochs": EPOCHS,
        "batchSize": BATCH,
        "learningRate": RATE,
        "seed": SEED,
        "features": base64_of(raw[:COUNT], "<f4"),
        "labels": labels[:COUNT].tolist(),
        "validationFeatures": base64_of(raw[COUNT:], "<f4"),
        "validationLabels": labels[COUNT:].tolist(),
        "permutation": torch.randperm(100).tolist(),
        "runs": runs,
    }
    (GOLDEN / "head.json").write_text(json.dumps(golden) + "\n")


main()
