"""The shipped backbone in real PyTorch: torchvision's MobileNetV3-Small with the weights of the pinned npm package."""

import struct
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image, ImageOps

REPOSITORY = Path(__file__).resolve().parents[2]
ENGINE = REPOSITORY / "packages" / "tl-engine"
WEIGHTS = ENGINE / "node_modules/@qvac/classification-ggml/weights/mobilenetv3_3class_v3_fp16.gguf"
GOLDEN = ENGINE / "test" / "golden"
IMAGES_GOLDEN = REPOSITORY / "packages" / "images" / "test" / "golden"

MEAN = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)


def read_gguf(path):
    """Tensors of a GGUF v3 file with f32 and f16 values, as float32 arrays by name."""
    data = path.read_bytes()
    position = 4

    def take(layout):
        nonlocal position
        (value,) = struct.unpack_from("<" + layout, data, position)
        position += struct.calcsize("<" + layout)
        return value

    def text():
        nonlocal position
        length = take("Q")
        position += length
        return data[position - length : position].decode()

    assert data[:4] == b"GGUF" and take("I") == 3
    tensor_count, entry_count = take("Q"), take("Q")
    for _ in range(entry_count):
        text()
        kind = take("I")
        if kind == 8:
            text()
        else:
            take({0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}[kind])
    directory = []
    for _ in range(tensor_count):
        name = text()
        shape = [take("Q") for _ in range(take("I"))][::-1]
        directory.append((name, shape, take("I"), take("Q")))
    start = -(-position // 32) * 32
    tensors = {}
    for name, shape, kind, offset in directory:
        dtype = {0: np.float32, 1: np.float16}[kind]
        count = int(np.prod(shape, dtype=np.int64))
        tensors[name] = np.frombuffer(data, dtype, count, start + offset).reshape(shape).astype(np.float32)
    return tensors


def load_backbone():
    """The network in evaluation mode; `features(model, x)` gives its 576 pooled features."""
    model = torchvision.models.mobilenet_v3_small(num_classes=3)
    model.load_state_dict({name: torch.from_numpy(values) for name, values in read_gguf(WEIGHTS).items()})
    return model.eval()


def features(model, crop):
    """float32 [576] of one uint8 [224, 224, 3] picture."""
    x = torch.from_numpy(np.asarray(crop).copy()).permute(2, 0, 1).float().div(255)
    with torch.no_grad():
        return model.avgpool(model.features(((x - MEAN) / DEVIATION)[None]))[0, :, 0, 0].numpy()


def open_upright(path):
    """Open, upright, 16 bits of grey to 8 by their high byte, RGB with alpha dropped."""
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode.startswith("I"):
        image = Image.fromarray((np.asarray(image).astype(np.int64) >> 8).astype(np.uint8))
    return image.convert("RGB")


def crop(image):
    """torchvision's Resize(256) and CenterCrop(224) of a PIL image."""
    return torchvision.transforms.CenterCrop(224)(torchvision.transforms.Resize(256)(image))
