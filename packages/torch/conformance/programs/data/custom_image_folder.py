import os
import pathlib
import tempfile
from typing import Dict, List, Tuple
import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms


def find_classes(directory: str) -> Tuple[List[str], Dict[str, int]]:
    classes = sorted(entry.name for entry in os.scandir(directory) if entry.is_dir())
    if not classes:
        raise FileNotFoundError(f"Couldn't find any classes in {directory}.")
    return classes, {cls_name: i for i, cls_name in enumerate(classes)}


class ImageFolderCustom(Dataset):
    def __init__(self, targ_dir: str, transform=None) -> None:
        self.paths = sorted(pathlib.Path(targ_dir).glob("*/*.png"))
        self.transform = transform
        self.classes, self.class_to_idx = find_classes(targ_dir)

    def load_image(self, index: int) -> Image.Image:
        return Image.open(self.paths[index])

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, index: int):
        img = self.load_image(index)
        class_idx = self.class_to_idx[self.paths[index].parent.name]
        return (self.transform(img), class_idx) if self.transform else (img, class_idx)


root = pathlib.Path(tempfile.mkdtemp())
for k, name in enumerate(("pizza", "steak", "sushi")):
    (root / name).mkdir()
    for i in range(3):
        Image.fromarray(np.full((6, 8, 3), 50 * k + i, dtype=np.uint8)).save(root / name / f"{i}.png")
data = ImageFolderCustom(str(root), transform=transforms.Compose([transforms.Resize((4, 4)), transforms.ToTensor()]))
print(len(data), data.classes, data.class_to_idx)
img, label = data[4]
print(img.shape, label, img[0, 0])
torch.manual_seed(0)
for X, y in DataLoader(data, batch_size=4, shuffle=True):
    print(X.shape, y, (X.mean((1, 2, 3)) * 255).round())
print(ImageFolderCustom(str(root))[0][0].size, [len(files) for _, _, files in os.walk(root)].count(3))
