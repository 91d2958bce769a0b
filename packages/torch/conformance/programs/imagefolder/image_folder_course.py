import os, random, torch, pathlib
import numpy as np
from pathlib import Path
from PIL import Image
from typing import Tuple, Dict, List
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import datasets, transforms
import matplotlib.pyplot as plt
rng = np.random.RandomState(0)
image_path = Path("data/pizza_steak_sushi")
for split, n in (("train", 4), ("test", 2)):
    for c, col in zip(["pizza", "steak", "sushi"], [(200, 40, 30), (40, 200, 30), (30, 40, 200)]):
        d = image_path / split / c
        d.mkdir(parents=True, exist_ok=True)
        for i in range(n):
            a = np.clip(rng.randint(0, 60, (40, 50, 3)) + np.array(col), 0, 255).astype(np.uint8)
            Image.fromarray(a).save(d / f"{i}.png")
def walk_through_dir(dir_path):
    for dirpath, dirnames, filenames in sorted(os.walk(dir_path)):
        print(f"There are {len(dirnames)} directories and {len(filenames)} images in '{dirpath}'.")
walk_through_dir(image_path)
random.seed(42)
image_path_list = sorted(image_path.glob("*/*/*.png"))
random_image_path = random.choice(image_path_list)
image_class = random_image_path.parent.stem
img = Image.open(random_image_path)
print(f"Random image path: {random_image_path}"); print(f"Image class: {image_class}"); print(f"Image height: {img.height}"); print(f"Image width: {img.width}")
print(img.size, img.mode, img.format, np.asarray(img).shape)
data_transform = transforms.Compose([transforms.Resize(size=(32, 32)), transforms.RandomHorizontalFlip(p=0.5), transforms.ToTensor()])
print(data_transform(img).shape, data_transform(img).dtype)
train_data = datasets.ImageFolder(root=image_path / "train", transform=data_transform, target_transform=None)
test_data = datasets.ImageFolder(root=str(image_path / "test"), transform=data_transform)
print(len(train_data.transform.transforms))
class_names = train_data.classes; print(class_names, train_data.class_to_idx, len(train_data), len(test_data))
img, label = train_data[0][0], train_data[0][1]
print(f"Image shape: {img.shape}"); print(f"Image datatype: {img.dtype}"); print(f"Image label: {label}"); print(f"Label datatype: {type(label)}")
print(train_data.samples[0], train_data.targets, train_data.imgs[-1])
train_dl = DataLoader(dataset=train_data, batch_size=1, num_workers=0, shuffle=True)
img, label = next(iter(train_dl)); print(f"Image shape: {img.shape} -> [batch_size, color_channels, height, width]"); print(f"Label shape: {label.shape}")
def find_classes(directory: str) -> Tuple[List[str], Dict[str, int]]:
    classes = sorted(entry.name for entry in os.scandir(directory) if entry.is_dir())
    if not classes:
        raise FileNotFoundError(f"Couldn't find any classes in {directory}.")
    return classes, {cls_name: i for i, cls_name in enumerate(classes)}
print(find_classes(image_path / "train"))
class ImageFolderCustom(Dataset):
    def __init__(self, targ_dir: str, transform=None) -> None:
        self.paths = sorted(pathlib.Path(targ_dir).glob("*/*.png")); self.transform = transform
        self.classes, self.class_to_idx = find_classes(targ_dir)
    def load_image(self, index: int) -> Image.Image:
        return Image.open(self.paths[index])
    def __len__(self) -> int:
        return len(self.paths)
    def __getitem__(self, index: int):
        img = self.load_image(index); class_idx = self.class_to_idx[self.paths[index].parent.name]
        return (self.transform(img), class_idx) if self.transform else (img, class_idx)
c = ImageFolderCustom(targ_dir=str(image_path / "train"), transform=transforms.Compose([transforms.Resize((32, 32)), transforms.ToTensor()]))
print(len(c), c.classes == train_data.classes, c.class_to_idx)
for b, (X, y) in enumerate(DataLoader(c, batch_size=5)):
    print(b, X.shape, y, f"{X.mean():.4f}", X.dtype)
fig, axes = plt.subplots(1, 2, figsize=(6, 3)); axes[0].imshow(img[0].permute(1, 2, 0)); axes[0].set_title(f"{class_names[label]}"); axes[0].axis("off"); fig.suptitle("x", fontsize=16); plt.close(fig)
tw = transforms.Compose([transforms.TrivialAugmentWide(num_magnitude_bins=31), transforms.ToTensor()])
img8 = Image.open(image_path_list[0]); print(tw(img8).shape)
