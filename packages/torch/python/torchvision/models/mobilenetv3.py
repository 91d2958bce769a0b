"""MobileNetV3 (Howard et al., 2019), with torchvision's names of modules."""

from functools import partial

from torch import nn
from torchvision.models._api import Weights, build, declare, register_model
from torchvision.models.mobilenetv2 import _make_divisible
from torchvision.ops import Conv2dNormActivation, SqueezeExcitation

MobileNet_V3_Large_Weights = declare(
    "MobileNet_V3_Large_Weights", "mobilenet_v3_large", 5483032, "IMAGENET1K_V2", ("IMAGENET1K_V1", "IMAGENET1K_V2")
)
MobileNet_V3_Small_Weights = declare("MobileNet_V3_Small_Weights", "mobilenet_v3_small", 2542856)
# The weights that ship: torchvision's architecture, pretrained, then fine-tuned by QVAC (Apache-2.0) for three classes.
MobileNet_V3_Small_Weights.QVAC_FOOD_V1 = Weights(
    MobileNet_V3_Small_Weights,
    "QVAC_FOOD_V1",
    {"num_params": 1520931, "categories": ["food", "report", "other"], "source": "@qvac/classification-ggml, Apache-2.0"},
)

_norm = partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)


class InvertedResidual(nn.Module):
    def __init__(self, inp, kernel, expanded, out, use_se, activation, stride, dilation=1):
        super().__init__()
        self.use_res_connect = stride == 1 and inp == out
        layer = nn.Hardswish if activation == "HS" else nn.ReLU
        layers = []
        if expanded != inp:
            layers.append(Conv2dNormActivation(inp, expanded, 1, norm_layer=_norm, activation_layer=layer))
        layers.append(
            Conv2dNormActivation(expanded, expanded, kernel, 1 if dilation > 1 else stride, groups=expanded,
                                 norm_layer=_norm, activation_layer=layer, dilation=dilation)
        )
        if use_se:
            squeezed = _make_divisible(expanded // 4, 8)
            layers.append(SqueezeExcitation(expanded, squeezed, scale_activation=nn.Hardsigmoid))
        layers.append(Conv2dNormActivation(expanded, out, 1, norm_layer=_norm, activation_layer=None))
        self.block = nn.Sequential(*layers)
        self.out_channels = out
        self._is_cn = stride > 1

    def forward(self, input):
        return input + self.block(input) if self.use_res_connect else self.block(input)


class MobileNetV3(nn.Module):
    def __init__(self, rows, last_channel, num_classes=1000, dropout=0.2):
        super().__init__()
        layers = [Conv2dNormActivation(3, rows[0][0], 3, stride=2, norm_layer=_norm, activation_layer=nn.Hardswish)]
        layers += [InvertedResidual(*row) for row in rows]
        width = rows[-1][3]
        layers.append(Conv2dNormActivation(width, 6 * width, 1, norm_layer=_norm, activation_layer=nn.Hardswish))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(
            nn.Linear(6 * width, last_channel),
            nn.Hardswish(inplace=True),
            nn.Dropout(p=dropout, inplace=True),
            nn.Linear(last_channel, num_classes),
        )
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


# in, kernel, expanded, out, squeeze-and-excite, activation, stride
_SMALL = [
    (16, 3, 16, 16, True, "RE", 2), (16, 3, 72, 24, False, "RE", 2), (24, 3, 88, 24, False, "RE", 1),
    (24, 5, 96, 40, True, "HS", 2), (40, 5, 240, 40, True, "HS", 1), (40, 5, 240, 40, True, "HS", 1),
    (40, 5, 120, 48, True, "HS", 1), (48, 5, 144, 48, True, "HS", 1), (48, 5, 288, 96, True, "HS", 2),
    (96, 5, 576, 96, True, "HS", 1), (96, 5, 576, 96, True, "HS", 1),
]
_LARGE = [
    (16, 3, 16, 16, False, "RE", 1), (16, 3, 64, 24, False, "RE", 2), (24, 3, 72, 24, False, "RE", 1),
    (24, 5, 72, 40, True, "RE", 2), (40, 5, 120, 40, True, "RE", 1), (40, 5, 120, 40, True, "RE", 1),
    (40, 3, 240, 80, False, "HS", 2), (80, 3, 200, 80, False, "HS", 1), (80, 3, 184, 80, False, "HS", 1),
    (80, 3, 184, 80, False, "HS", 1), (80, 3, 480, 112, True, "HS", 1), (112, 3, 672, 112, True, "HS", 1),
    (112, 5, 672, 160, True, "HS", 2), (160, 5, 960, 160, True, "HS", 1), (160, 5, 960, 160, True, "HS", 1),
]


@register_model
def mobilenet_v3_small(*, weights=None, progress=True, pretrained=None, num_classes=None, **kwargs):
    """2,542,856 parameters with 1,000 classes; the last features are 576 wide."""
    return build(
        lambda **k: MobileNetV3(_SMALL, 1024, **k), MobileNet_V3_Small_Weights, weights, pretrained, num_classes, kwargs
    )


@register_model
def mobilenet_v3_large(*, weights=None, progress=True, pretrained=None, num_classes=None, **kwargs):
    return build(
        lambda **k: MobileNetV3(_LARGE, 1280, **k), MobileNet_V3_Large_Weights, weights, pretrained, num_classes, kwargs
    )
