"""A package of one's own, written to files and imported."""
import sys
from pathlib import Path

Path("going").mkdir(exist_ok=True)
Path("going/__init__.py").write_text("")
Path("going/data_setup.py").write_text('''
"""Loaders."""
import os
from torch.utils.data import DataLoader

NUM_WORKERS = os.cpu_count()

def create_dataloaders(train, test, batch_size: int, num_workers: int = 0):
    return DataLoader(train, batch_size=batch_size, shuffle=True, num_workers=num_workers, pin_memory=False), DataLoader(test, batch_size=batch_size)
''')
Path("going/engine.py").write_text('''
from typing import Dict, List, Tuple
import torch

def train_step(model: torch.nn.Module, dataloader, loss_fn, optimizer) -> Tuple[float, float]:
    model.train()
    train_loss, train_acc = 0, 0
    for batch, (X, y) in enumerate(dataloader):
        y_pred = model(X)
        loss = loss_fn(y_pred, y)
        train_loss += loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        y_pred_class = torch.argmax(torch.softmax(y_pred, dim=1), dim=1)
        train_acc += (y_pred_class == y).sum().item() / len(y_pred)
    return train_loss / len(dataloader), train_acc / len(dataloader)

def train(model, loader, optimizer, loss_fn, epochs: int) -> Dict[str, List]:
    results = {"train_loss": [], "train_acc": []}
    for epoch in range(epochs):
        loss, acc = train_step(model, loader, loss_fn, optimizer)
        print(f"Epoch: {epoch+1} | train_loss: {loss:.4f} | train_acc: {acc:.4f}")
        results["train_loss"].append(loss)
        results["train_acc"].append(acc)
    return results
''')
sys.path.insert(0, ".")
import torch
from going import data_setup, engine
from going.engine import train

print(engine.train_step.__doc__, data_setup.__doc__, train.__annotations__["epochs"])
X = torch.randn(48, 4)
y = (X[:, 0] > 0).long()
train_set, test_set = torch.utils.data.random_split(torch.utils.data.TensorDataset(X, y), [40, 8], generator=torch.Generator().manual_seed(42))
loader, test_loader = data_setup.create_dataloaders(train_set, test_set, 8)
model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 2))
results = train(model, loader, torch.optim.Adam(model.parameters(), lr=0.02), torch.nn.CrossEntropyLoss(), 3)
print(results.keys(), [len(v) for v in results.values()], len(test_loader))
sys.path.pop(0)
for name in [m for m in sys.modules if m.startswith("going")]:
    del sys.modules[name]
import argparse

parser = argparse.ArgumentParser(description="train")
parser.add_argument("--lr", type=float, default=1e-3)
parser.add_argument("--epochs", type=int, default=5)
print(parser.parse_args(["--lr", "0.1"]))
