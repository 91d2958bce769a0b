"""EfficientNet-B0 (Tan and Le, 2019), with torchvision's names of modules."""

import math

from torch import nn
from torchvision.models._api import build, declare, register_model
from torchvision.ops import Conv2dNormActivation, SqueezeExcitation, StochasticDepth

EfficientNet_B0_Weights = declare("EfficientNet_B0_Weights", "efficientnet_b0", 5288548, interpolation="bicubic")


class MBConv(nn.Module):
    def __init__(self, expansion, kernel, stride, inp, out, drop):
        super().__init__()
        self.use_res_connect = stride == 1 and inp == out
        expanded = inp * expansion
        layers = []
        if expanded != inp:
            layers.append(Conv2dNormActivation(inp, expanded, 1, activation_layer=nn.SiLU))
        layers += [
            Conv2dNormActivation(expanded, expanded, kernel, stride, groups=expanded, activation_layer=nn.SiLU),
            SqueezeExcitation(expanded, max(1, inp // 4), activation=lambda: nn.SiLU(inplace=True)),
            Conv2dNormActivation(expanded, out, 1, activation_layer=None),
        ]
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(drop, "row")
        self.out_channels = out

    def forward(self, input):
        result = self.block(input)
        if self.use_res_connect:
            result = self.stochastic_depth(result) + input
        return result


# expansion, kernel, stride, in, out, repeats
_B0 = [
    (1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1),
]


class EfficientNet(nn.Module):
    def __init__(self, rows=None, dropout=0.2, stochastic_depth_prob=0.2, num_classes=1000):
        super().__init__()
        rows = rows or _B0
        layers = [Conv2dNormActivation(3, rows[0][3], 3, 2, activation_layer=nn.SiLU)]
        total = sum(row[5] for row in rows)
        done = 0
        for expansion, kernel, stride, inp, out, repeats in rows:
            stage = []
            for i in range(repeats):
                drop = stochastic_depth_prob * float(done) / total
                stage.append(MBConv(expansion, kernel, stride if i == 0 else 1, inp if i == 0 else out, out, drop))
                done += 1
            layers.append(nn.Sequential(*stage))
        width = rows[-1][4]
        layers.append(Conv2dNormActivation(width, 4 * width, 1, activation_layer=nn.SiLU))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(4 * width, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                bound = 1.0 / math.sqrt(module.out_features)
                nn.init.uniform_(module.weight, -bound, bound)
                nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


@register_model
def efficientnet_b0(*, weights=None, progress=True, pretrained=None, num_classes=None, **kwargs):
    """5,288,548 parameters with 1,000 classes; the last features are 1,280 wide."""
    return build(EfficientNet, EfficientNet_B0_Weights, weights, pretrained, num_classes, kwargs)
