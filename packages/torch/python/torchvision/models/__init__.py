"""Networks for pictures, with torchvision's names of parameters."""

from torch._missing import missing_attribute
from torchvision.models._api import get_model, get_model_builder, get_weight, list_models
from torchvision.models.alexnet_and_vgg import (
    VGG, AlexNet, AlexNet_Weights, VGG11_Weights, VGG16_Weights, alexnet, vgg11, vgg16,
)
from torchvision.models.efficientnet import EfficientNet, EfficientNet_B0_Weights, efficientnet_b0
from torchvision.models.mobilenetv2 import MobileNet_V2_Weights, MobileNetV2, mobilenet_v2
from torchvision.models.mobilenetv3 import (
    MobileNet_V3_Large_Weights, MobileNet_V3_Small_Weights, MobileNetV3, mobilenet_v3_large, mobilenet_v3_small,
)
from torchvision.models.resnet import (
    ResNet, ResNet18_Weights, ResNet34_Weights, ResNet50_Weights, resnet18, resnet34, resnet50,
)

__getattr__ = missing_attribute("torchvision.models")
