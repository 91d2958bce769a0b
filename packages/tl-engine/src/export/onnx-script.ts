import type { Classifier } from "./classifier.ts";

/** A Python program that classifies photos with the ONNX model: onnxruntime, NumPy and Pillow are all that it needs. */
export function onnxScript({ classes }: Classifier, weightsFile: string): string {
  return `"""Classifies photos with ${weightsFile} in onnxruntime.

Needs Python 3.9 or later, onnxruntime, numpy and Pillow 9.1 or later.

    python predict.py photo.jpg …

The model takes "image", float32 [batch, 3, 224, 224], RGB from 0 to 1: the mean and the standard deviation are inside.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

CLASSES = ${JSON.stringify(classes)}
MODEL = Path(__file__).resolve().parent / ${JSON.stringify(weightsFile)}


def prepare(photo):
    """float32 [3, 224, 224]: the shorter side becomes 256, a square of 224 is cut from the middle."""
    with Image.open(photo) as image:
        image = ImageOps.exif_transpose(image).convert("RGB")
    width, height = image.size
    size = (256, int(256 * height / width)) if width <= height else (int(256 * width / height), 256)
    image = image.resize(size, Image.Resampling.BILINEAR)
    left, top = round((size[0] - 224) / 2), round((size[1] - 224) / 2)
    image = image.crop((left, top, left + 224, top + 224))
    return np.asarray(image, dtype=np.float32).transpose(2, 0, 1) / 255


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python predict.py PHOTO...")
    session = onnxruntime.InferenceSession(str(MODEL), providers=["CPUExecutionProvider"])
    for name in sys.argv[1:]:
        (probabilities,) = session.run(["probabilities"], {"image": prepare(name)[None]})
        best = int(probabilities[0].argmax())
        print(f"{name}: {CLASSES[best]} {probabilities[0, best]:.6f}")
`;
}
