import tempfile
from pathlib import Path
import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

root = Path(tempfile.mkdtemp())
rng = np.random.RandomState(0)
for split, n in (("train", 6), ("test", 3)):
    for k, name in enumerate(("dark", "light")):
        folder = root / split / name
        folder.mkdir(parents=True)
        for i in range(n):
            Image.fromarray((rng.randint(0, 100, (8, 8, 3)) + 120 * k).astype(np.uint8)).save(folder / f"{i}.png")
tf = transforms.Compose([transforms.Resize((4, 4)), transforms.ToTensor()])
train = datasets.ImageFolder(root / "train", transform=tf)
test = datasets.ImageFolder(root / "test", transform=tf)
print(len(train), len(test), train.classes)
torch.manual_seed(0)
model = nn.Sequential(nn.Flatten(), nn.Linear(48, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(3):
    total = 0
    for xb, yb in DataLoader(train, batch_size=4, shuffle=True):
        loss = nn.functional.cross_entropy(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    with torch.inference_mode():
        accuracy = sum((model(xb).argmax(1) == yb).sum().item() for xb, yb in DataLoader(test, batch_size=3)) / len(test)
    print(f"{epoch} {total / 3:.3f} {accuracy:.2f}")
for parent in sorted(root.iterdir()):
    print(parent.name, sum(1 for _ in parent.rglob("*.png")))
