"""Data sets of pictures in folders, and one that draws its own."""

from torch._missing import missing_attribute
from torchvision.datasets.fake import FakeData
from torchvision.datasets.folder import DatasetFolder, ImageFolder
from torchvision.datasets.vision import VisionDataset

_missing = missing_attribute("torchvision.datasets")
_DOWNLOADED = {"MNIST", "FashionMNIST", "KMNIST", "CIFAR10", "CIFAR100", "Food101", "ImageNet", "SVHN", "STL10", "Flowers102"}


def __getattr__(name):
    if name in _DOWNLOADED:
        raise AttributeError(
            f"torchvision.datasets.{name} has to be downloaded, and programs here run without a network. FoodVision's pictures are at "
            "/data/foodvision/train and /data/foodvision/test, for ImageFolder; FakeData draws pictures of any size"
        )
    return _missing(name)
