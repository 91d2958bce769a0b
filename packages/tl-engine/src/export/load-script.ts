import { type Classifier, headInPython, headModuleOf, headShapeOf } from "./classifier.ts";

/** JSON's strings and lists are Python's too. */
const literal = (value: unknown): string => JSON.stringify(value);

/** A Python program that builds the classifier in torchvision, loads its weights and classifies photos. */
export function loadScript({ classes, head, network, backbone }: Classifier, weightsFile: string): string {
  const layers = headInPython(network, headShapeOf(head), "len(CLASSES)");
  const { inputSize, resizeSize, interpolation, mean, standardDeviation } = backbone;
  const filter = interpolation === "bilinear" ? "" : `, interpolation=transforms.InterpolationMode.BICUBIC`;
  return `"""Classifies photos with ${weightsFile} in PyTorch.

Needs Python 3.9 or later, torch 1.13, torchvision 0.14, Pillow 9.1 or later${weightsFile.endsWith(".safetensors") ? ", and the package safetensors" : ""}.

    python load.py photo.jpg …

For a program of your own: from load import load_model, predict
"""

import sys
from pathlib import Path

import torch
from PIL import Image, ImageOps
from torch import nn
from torchvision import transforms
from torchvision.models import ${network.name}

CLASSES = ${literal(classes)}
WEIGHTS = Path(__file__).resolve().parent / ${literal(weightsFile)}

prepare = transforms.Compose(
    [
        transforms.Resize(${resizeSize}${filter}),
        transforms.CenterCrop(${inputSize}),
        transforms.ToTensor(),
        transforms.Normalize(${literal(mean)}, ${literal(standardDeviation)}),
    ]
)


def read_weights(path):
    """The state dict in the file, read without executing anything in it."""
    if Path(path).suffix == ".safetensors":
        from safetensors.torch import load_file

        return load_file(path)
    return torch.load(path, map_location="cpu", weights_only=True)


def load_model(path=WEIGHTS):
    """torchvision's ${network.title}; the trained head on its ${network.featureWidth} pooled features in place of its classifier."""
    model = ${network.name}(weights=None)
    model.${headModuleOf(network)} = ${layers}
    model.load_state_dict(read_weights(path))
    return model.eval()


def predict(model, photo):
    """Probabilities by class, float32 [classes], of the photo at a path."""
    with Image.open(photo) as image:
        x = prepare(ImageOps.exif_transpose(image).convert("RGB"))
    with torch.no_grad():
        return model(x[None]).softmax(1)[0]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python load.py PHOTO...")
    classifier = load_model()
    for name in sys.argv[1:]:
        probabilities = predict(classifier, name)
        best = int(probabilities.argmax())
        print(f"{name}: {CLASSES[best]} {probabilities[best]:.6f}")
`;
}
