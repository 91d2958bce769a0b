"""What real Pillow makes of pictures when it resizes them and converts them to other modes.

Usage: python3 make-resize-goldens.py     (Debian: python3-numpy, python3-pil)
Writes packages/images/test/golden/resize.json and modes.json: sha256 of samples, for each picture, filter, size and box, and
for each picture and mode; and of all colours as HSV and back. The pictures are those of make-image-goldens.py.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
from PIL import Image

GOLDEN = Path(__file__).resolve().parents[2] / "packages" / "images" / "test" / "golden"
SOURCES = ["rgb.png", "grey.png", "grey-alpha.png", "alpha.png", "cmyk.jpg", "palette.png", "bilevel.png", "tall.png", "one-pixel.png"]
FILTERS = ["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"]
SIZES = [(1, 1), (7, 5), (31, 44), (64, 64), (90, 20), (200, 131), (333, 3)]
MODES = ["1", "L", "LA", "RGB", "RGBA", "CMYK", "HSV"]


def digest(image):
    samples = image.convert("L") if image.mode == "1" else image
    return hashlib.sha256(samples.tobytes()).hexdigest()


def boxes(image):
    width, height = image.size
    whole = None
    part = (width * 0.25, height * 0.1, width * 0.75 + 0.3, height * 0.9)
    row = (0, height // 3, width, height // 3 + 1)
    return [whole, part, row] if min(width, height) > 8 else [whole]


def resized():
    """By picture, filter and size: the first 12 digits for each of the boxes."""
    found = {}
    for name in SOURCES:
        with Image.open(GOLDEN / "pictures" / name) as image:
            image.load()
        parts = boxes(image)
        by_filter = {}
        for kind in FILTERS:
            resample = getattr(Image.Resampling, kind.upper())
            sizes = [*SIZES, image.size, (image.width, 40), (40, image.height)]
            by_filter[kind] = {
                f"{width}x{height}": [digest(image.resize((width, height), resample, box=part))[:12] for part in parts]
                for width, height in sizes
            }
        found[name] = {"boxes": parts, "filters": by_filter}
    return found


def converted():
    found = {}
    for path in sorted((GOLDEN / "pictures").iterdir()):
        with Image.open(path) as image:
            image.load()
        found[path.name] = {}
        for mode in MODES:
            try:
                found[path.name][mode] = digest(image.convert(mode))[:12]
            except ValueError:
                # Pillow has no rule for some pairs.
                continue
    return found


def every_colour():
    """All 2^24 triples, in the order of the number b + 256 g + 65536 r."""
    numbers = np.arange(2**24, dtype=np.uint32)
    triples = np.stack([numbers >> 16, numbers >> 8 & 255, numbers & 255], -1).astype(np.uint8).reshape(4096, 4096, 3)
    forth = Image.fromarray(triples).convert("HSV")
    back = Image.fromarray(triples, "HSV").convert("RGB")
    return {"toHsv": digest(forth), "fromHsv": digest(back)}


(GOLDEN / "resize.json").write_text(json.dumps(resized()).replace("}, ", "},\n") + "\n")
(GOLDEN / "modes.json").write_text(json.dumps({"pictures": converted(), "everyColour": every_colour()}, indent=1) + "\n")
