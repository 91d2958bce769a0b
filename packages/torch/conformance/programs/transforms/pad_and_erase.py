import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import functional as TF

image = Image.fromarray(np.array([[1, 2], [3, 4]], dtype=np.uint8))
print(np.array(transforms.Pad(1)(image)), np.array(transforms.Pad((1, 0), fill=9)(image)), np.array(transforms.Pad((0, 1, 2, 0))(image)))
x = torch.tensor([[[1.0, 2.0], [3.0, 4.0]]])
print(transforms.Pad(1, fill=0.5)(x), transforms.Pad(1, padding_mode="reflect")(x), transforms.Pad(1, padding_mode="edge")(x))
print(TF.pad(x, [2, 0]).shape, transforms.Pad(3))
print(TF.erase(torch.ones(1, 3, 3), 0, 1, 2, 2, torch.tensor(0.0)))
torch.manual_seed(0)
erased = transforms.RandomErasing(p=1.0)(torch.ones(1, 8, 8))
print(erased, transforms.RandomErasing(p=0.0)(x).equal(x))
print(TF.crop(x, 0, 1, 2, 1), TF.center_crop(x, [1, 1]), TF.resized_crop(x, 0, 0, 2, 2, [1, 1], antialias=True))
