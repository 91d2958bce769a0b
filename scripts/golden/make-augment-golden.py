"""Cuts, mirrors and recolours pictures with torchvision's functional transforms on PIL images.

Usage: python3 make-augment-golden.py
Reads the pictures of packages/images and writes packages/tl-engine/test/golden/augment.json.
"""

import base64
import hashlib
import json
import pathlib

from PIL import Image
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as F

from backbone import GOLDEN

pictures = pathlib.Path(__file__).parent / "../../packages/images/test/golden/pictures"
size = 24


def said(image):
    data = image.tobytes()
    return {"sha256": hashlib.sha256(data).hexdigest(), "start": base64.b64encode(data[:96]).decode()}


cases = []
for name in ["rgb.png", "wide.png", "tall.png", "nearly-256.png"]:
    image = Image.open(pictures / name).convert("RGB")
    width, height = image.size
    whole = F.center_crop(F.resize(image, 28), size)
    entry = {"picture": name, "hflip": said(F.hflip(whole)), "crops": [], "adjusted": []}
    for top, left, part_h, part_w in [(0.0, 0.0, 1.0, 1.0), (0.2, 0.1, 0.6, 0.7), (0.5, 0.3, 0.5, 0.5)]:
        box = dict(
            top=int(top * height), left=int(left * width),
            height=max(1, int(part_h * height)), width=max(1, int(part_w * width)),
        )
        for filter, mode in [("bilinear", InterpolationMode.BILINEAR), ("bicubic", InterpolationMode.BICUBIC)]:
            out = F.resized_crop(image, box["top"], box["left"], box["height"], box["width"], [size, size], mode)
            entry["crops"].append({"box": box, "filter": filter, **said(out)})
    for factor in [0.0, 0.5, 0.83, 1.0, 1.17, 1.2, 2.5]:
        entry["adjusted"].append({
            "factor": factor,
            "brightness": said(F.adjust_brightness(whole, factor)),
            "contrast": said(F.adjust_contrast(whole, factor)),
            "saturation": said(F.adjust_saturation(whole, factor)),
        })
    top, left, part = int(0.1 * height), int(0.1 * width), 0.8
    box = dict(top=top, left=left, height=max(1, int(part * height)), width=max(1, int(part * width)))
    out = F.hflip(F.resized_crop(image, box["top"], box["left"], box["height"], box["width"], [size, size]))
    out = F.adjust_saturation(F.adjust_contrast(F.adjust_brightness(out, 1.1), 0.9), 1.15)
    entry["whole"] = {"box": box, "colour": {"brightness": 1.1, "contrast": 0.9, "saturation": 1.15}, **said(out)}
    cases.append(entry)
(pathlib.Path(GOLDEN) / "augment.json").write_text(json.dumps({"size": size, "cases": cases}, indent=1) + "\n")
