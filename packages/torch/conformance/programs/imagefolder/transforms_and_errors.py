import tempfile
from pathlib import Path
import numpy as np
from PIL import Image
from torchvision import datasets, transforms

root = Path(tempfile.mkdtemp())
for name in ("a", "b"):
    (root / name).mkdir()
    Image.fromarray(np.full((2, 3), 100, dtype=np.uint8)).save(root / name / "gray.png")
(root / "a" / "notes.txt").write_text("not an image")
plain = datasets.ImageFolder(str(root))
img, y = plain[0]
print(len(plain), img.mode, img.size, y)
both = datasets.ImageFolder(str(root), transform=transforms.ToTensor(), target_transform=lambda t: t + 10)
print(both[1][1], both[1][0].shape, both[1][0][:, 0, 0])
print([p.name for p in sorted(root.glob("*"))], [len(list((root / c).glob("*.png"))) for c in plain.classes])
(root / "empty").mkdir()
try:
    datasets.ImageFolder(str(root))
except FileNotFoundError as error:
    print(str(error).split(".")[0])
try:
    datasets.ImageFolder(tempfile.mkdtemp())
except FileNotFoundError as error:
    print(str(error).split(" in ")[0])
