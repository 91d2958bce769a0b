"""The work that `npm run bench -- torch` measures. The same file runs on this PyTorch and on the real one.

Prints one JSON line per round: milliseconds of each work (microseconds for the addition), best of a few repetitions.
"""

import json
import sys
import time

import torch
import torchvision
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)


def best(work, repetitions):
    shortest = float("inf")
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest * 1000


FEATURES, LABELS = torch.randn(350, 512), torch.randint(0, 7, (350,))
IMAGES, CLASSES = torch.randn(512, 3, 32, 32), torch.randint(0, 10, (512,))
PHOTO = torch.randn(1, 3, 224, 224)
ONE, OTHER = torch.tensor(1.5), torch.tensor(2.5)


def train(model, inputs, labels, epochs):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(epochs):
        order = torch.randperm(len(inputs))
        for start in range(0, len(inputs), 32):
            batch = order[start : start + 32]
            loss = loss_fn(model(inputs[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def head():
    train(nn.Linear(512, 7), FEATURES, LABELS, 20)


def small_cnn():
    train(
        nn.Sequential(
            nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(32 * 8 * 8, 10),
        ),
        IMAGES, CLASSES, 1,
    )


resnet = torchvision.models.resnet18().eval()


def resnet18():
    with torch.no_grad():
        resnet(PHOTO)


def additions():
    for _ in range(20_000):
        ONE + OTHER


WORKS = {"head": (head, 3), "cnn": (small_cnn, 2), "resnet18": (resnet18, 4), "addition": (additions, 3)}

for line in sys.stdin:
    name = line.strip()
    work, repetitions = WORKS[name]
    took = best(work, repetitions)
    print(json.dumps({"work": name, "ms": took / 20 if name == "addition" else took}), flush=True)
