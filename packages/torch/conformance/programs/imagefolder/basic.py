import os
import tempfile
from pathlib import Path
import numpy as np
from PIL import Image
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

root = Path(tempfile.mkdtemp()) / "train"
for k, name in enumerate(["sushi", "pizza", "steak"]):
    (root / name).mkdir(parents=True)
    for i in range(2):
        Image.fromarray(np.full((4 + i, 6, 3), 40 * k + i, dtype=np.uint8)).save(root / name / f"{i}.png")
data = datasets.ImageFolder(root=root, transform=transforms.Compose([transforms.Resize((4, 4)), transforms.ToTensor()]))
print(len(data), data.classes, data.class_to_idx, data.targets)
image, label = data[0]
print(image.shape, label, data.classes[label], image[0, 0])
print([(os.path.basename(os.path.dirname(p)), os.path.basename(p), y) for p, y in data.samples])
for xb, yb in DataLoader(data, batch_size=4):
    print(xb.shape, yb, (xb.mean((1, 2, 3)) * 255).round())
torch.manual_seed(0)
print(next(iter(DataLoader(data, batch_size=6, shuffle=True)))[1])
