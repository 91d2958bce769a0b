"""AlexNet (Krizhevsky, 2014) and VGG (Simonyan and Zisserman, 2014), with torchvision's names of modules."""

from torch import nn
from torchvision.models._api import build, declare, register_model

AlexNet_Weights = declare("AlexNet_Weights", "alexnet", 61100840)
VGG11_Weights = declare("VGG11_Weights", "vgg11", 132863336)
VGG16_Weights = declare("VGG16_Weights", "vgg16", 138357544)


class AlexNet(nn.Module):
    def __init__(self, num_classes=1000, dropout=0.5):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 64, kernel_size=11, stride=4, padding=2), nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
            nn.Conv2d(64, 192, kernel_size=5, padding=2), nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
            nn.Conv2d(192, 384, kernel_size=3, padding=1), nn.ReLU(inplace=True),
            nn.Conv2d(384, 256, kernel_size=3, padding=1), nn.ReLU(inplace=True),
            nn.Conv2d(256, 256, kernel_size=3, padding=1), nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
        )
        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = nn.Sequential(
            nn.Dropout(p=dropout), nn.Linear(256 * 6 * 6, 4096), nn.ReLU(inplace=True),
            nn.Dropout(p=dropout), nn.Linear(4096, 4096), nn.ReLU(inplace=True), nn.Linear(4096, num_classes),
        )

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


class VGG(nn.Module):
    def __init__(self, plan, num_classes=1000, dropout=0.5):
        super().__init__()
        layers, width = [], 3
        for step in plan:
            if step == "M":
                layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
            else:
                layers += [nn.Conv2d(width, step, kernel_size=3, padding=1), nn.ReLU(inplace=True)]
                width = step
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096), nn.ReLU(True), nn.Dropout(p=dropout),
            nn.Linear(4096, 4096), nn.ReLU(True), nn.Dropout(p=dropout), nn.Linear(4096, num_classes),
        )
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                nn.init.constant_(module.bias, 0)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.constant_(module.bias, 0)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


_VGG11 = [64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"]
_VGG16 = [64, 64, "M", 128, 128, "M", 256, 256, 256, "M", 512, 512, 512, "M", 512, 512, 512, "M"]


@register_model
def alexnet(*, weights=None, progress=True, pretrained=None, num_classes=None, **kwargs):
    return build(AlexNet, AlexNet_Weights, weights, pretrained, num_classes, kwargs)


@register_model
def vgg11(*, weights=None, progress=True, pretrained=None, num_classes=None, **kwargs):
    return build(lambda **k: VGG(_VGG11, **k), VGG11_Weights, weights, pretrained, num_classes, kwargs)


@register_model
def vgg16(*, weights=None, progress=True, pretrained=None, num_classes=None, **kwargs):
    return build(lambda **k: VGG(_VGG16, **k), VGG16_Weights, weights, pretrained, num_classes, kwargs)
