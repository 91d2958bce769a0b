import type { Classifier } from "./classifier.ts";

/** A Python program that classifies photos with the ONNX model: onnxruntime, NumPy and Pillow are all that it needs. */
export function onnxScript({ classes, backbone }: Classifier, weightsFile: string): string {
  const { inputSize: crop, resizeSize: resize, interpolation } = backbone;
  return `"""Classifies photos with ${weightsFile} in onnxruntime.

Needs Python 3.9 or later, onnxruntime, numpy and Pillow 9.1 or later.

    python predict.py photo.jpg …

The model takes "image", float32 [batch, 3, ${crop}, ${crop}], RGB from 0 to 1: the mean and the standard deviation are inside.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

CLASSES = ${JSON.stringify(classes)}
MODEL = Path(__file__).resolve().parent / ${JSON.stringify(weightsFile)}


def prepare(photo):
    """float32 [3, ${crop}, ${crop}]: the shorter side becomes ${resize}, a square of ${crop} is cut from the middle."""
    with Image.open(photo) as image:
        image = ImageOps.exif_transpose(image).convert("RGB")
    width, height = image.size
    size = (${resize}, int(${resize} * height / width)) if width <= height else (int(${resize} * width / height), ${resize})
    image = image.resize(size, Image.Resampling.${interpolation.toUpperCase()})
    left, top = round((size[0] - ${crop}) / 2), round((size[1] - ${crop}) / 2)
    image = image.crop((left, top, left + ${crop}, top + ${crop}))
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
