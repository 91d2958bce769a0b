"""Augmentation by a policy."""

import torch
from torchvision.transforms import functional as F
from torchvision.transforms.functional import InterpolationMode
from torchvision.transforms.transforms import _Transform


def _apply(img, name, magnitude, interpolation, fill):
    if name == "Identity":
        return img
    if name in ("ShearX", "ShearY"):
        import math

        slant = math.degrees(math.atan(magnitude))
        shear = [slant, 0.0] if name == "ShearX" else [0.0, slant]
        return F.affine(img, 0.0, [0, 0], 1.0, shear, interpolation, fill, center=[0, 0])
    if name in ("TranslateX", "TranslateY"):
        shift = [int(magnitude), 0] if name == "TranslateX" else [0, int(magnitude)]
        return F.affine(img, 0.0, shift, 1.0, [0.0, 0.0], interpolation, fill)
    if name == "Rotate":
        return F.rotate(img, magnitude, interpolation, fill=fill)
    if name in ("Brightness", "Color", "Contrast", "Sharpness"):
        function = {
            "Brightness": F.adjust_brightness, "Color": F.adjust_saturation, "Contrast": F.adjust_contrast,
            "Sharpness": F.adjust_sharpness,
        }[name]
        return function(img, 1.0 + magnitude)
    if name == "Posterize":
        return F.posterize(img, int(magnitude))
    if name == "Solarize":
        return F.solarize(img, magnitude)
    return {"AutoContrast": F.autocontrast, "Equalize": F.equalize, "Invert": F.invert}[name](img)


class _Policy(_Transform):
    interpolation = InterpolationMode.NEAREST
    fill = None

    def _run(self, img, operations):
        index = int(torch.randint(len(operations), (1,)).item())
        name = list(operations)[index]
        magnitudes, signed = operations[name]
        magnitude = self._magnitude(magnitudes)
        if signed and torch.randint(2, (1,)):
            magnitude *= -1.0
        return _apply(img, name, magnitude, self.interpolation, self.fill)


class TrivialAugmentWide(_Policy):
    """One change at random strength (Müller and Hutter, 2021)."""

    def __init__(self, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
        self.num_magnitude_bins, self.interpolation, self.fill = num_magnitude_bins, interpolation, fill

    @staticmethod
    def _magnitude(magnitudes):
        if magnitudes.ndim == 0:
            return 0.0
        return float(magnitudes[torch.randint(len(magnitudes), (1,), dtype=torch.long)].item())

    def forward(self, img):
        bins = self.num_magnitude_bins
        none = torch.tensor(0.0)
        return self._run(img, {
            "Identity": (none, False),
            "ShearX": (torch.linspace(0.0, 0.99, bins), True),
            "ShearY": (torch.linspace(0.0, 0.99, bins), True),
            "TranslateX": (torch.linspace(0.0, 32.0, bins), True),
            "TranslateY": (torch.linspace(0.0, 32.0, bins), True),
            "Rotate": (torch.linspace(0.0, 135.0, bins), True),
            "Brightness": (torch.linspace(0.0, 0.99, bins), True),
            "Color": (torch.linspace(0.0, 0.99, bins), True),
            "Contrast": (torch.linspace(0.0, 0.99, bins), True),
            "Sharpness": (torch.linspace(0.0, 0.99, bins), True),
            "Posterize": (8 - (torch.arange(bins) / ((bins - 1) / 6)).round().int(), False),
            "Solarize": (torch.linspace(255.0, 0.0, bins), False),
            "AutoContrast": (none, False),
            "Equalize": (none, False),
        })

    def __repr__(self):
        return f"TrivialAugmentWide(num_magnitude_bins={self.num_magnitude_bins}, interpolation={self.interpolation}, fill={self.fill})"


class RandAugment(_Policy):
    """Some changes of one strength (Cubuk et al., 2020)."""

    def __init__(self, num_ops=2, magnitude=9, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
        self.num_ops, self.magnitude, self.num_magnitude_bins = num_ops, magnitude, num_magnitude_bins
        self.interpolation, self.fill = interpolation, fill

    def _magnitude(self, magnitudes):
        return float(magnitudes[self.magnitude].item()) if magnitudes.ndim > 0 else 0.0

    def forward(self, img):
        _, height, width = F.get_dimensions(img)
        bins = self.num_magnitude_bins
        none = torch.tensor(0.0)
        operations = {
            "Identity": (none, False),
            "ShearX": (torch.linspace(0.0, 0.3, bins), True),
            "ShearY": (torch.linspace(0.0, 0.3, bins), True),
            "TranslateX": (torch.linspace(0.0, 150.0 / 331.0 * width, bins), True),
            "TranslateY": (torch.linspace(0.0, 150.0 / 331.0 * height, bins), True),
            "Rotate": (torch.linspace(0.0, 30.0, bins), True),
            "Brightness": (torch.linspace(0.0, 0.9, bins), True),
            "Color": (torch.linspace(0.0, 0.9, bins), True),
            "Contrast": (torch.linspace(0.0, 0.9, bins), True),
            "Sharpness": (torch.linspace(0.0, 0.9, bins), True),
            "Posterize": (8 - (torch.arange(bins) / ((bins - 1) / 4)).round().int(), False),
            "Solarize": (torch.linspace(255.0, 0.0, bins), False),
            "AutoContrast": (none, False),
            "Equalize": (none, False),
        }
        for _ in range(self.num_ops):
            img = self._run(img, operations)
        return img

    def __repr__(self):
        return (
            f"RandAugment(num_ops={self.num_ops}, magnitude={self.magnitude}, num_magnitude_bins={self.num_magnitude_bins}, "
            f"interpolation={self.interpolation}, fill={self.fill})"
        )
