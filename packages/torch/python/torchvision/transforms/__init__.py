"""Changes of pictures, for feeding and for augmenting."""

from torch._missing import missing_attribute
from torchvision.transforms import functional
from torchvision.transforms.autoaugment import RandAugment, TrivialAugmentWide
from torchvision.transforms.functional import InterpolationMode
from torchvision.transforms.transforms import (
    CenterCrop, ColorJitter, Compose, ConvertImageDtype, FiveCrop, GaussianBlur, Grayscale, ImageClassification, Lambda,
    Normalize, Pad, PILToTensor, RandomAdjustSharpness, RandomAffine, RandomApply, RandomAutocontrast, RandomChoice,
    RandomCrop, RandomEqualize, RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert, RandomOrder,
    RandomPerspective, RandomPosterize, RandomResizedCrop, RandomRotation, RandomSolarize, RandomVerticalFlip, Resize,
    TenCrop, ToPILImage, ToTensor,
)

__getattr__ = missing_attribute("torchvision.transforms")
