import numpy as np
import torch
from PIL import Image
from torchvision import transforms

image = Image.fromarray((np.indices((8, 6)).sum(0)[..., None] * np.array([10, 5, 2])).astype(np.uint8))
pipeline = transforms.Compose([transforms.CenterCrop(4), transforms.Grayscale(num_output_channels=1), transforms.ToTensor(), transforms.Normalize([0.1], [0.5])])
print(pipeline)
out = pipeline(image)
print(out.shape, out)
print(image.size, image.mode)
print(len(pipeline.transforms), pipeline.transforms[2])
flip = transforms.Compose([transforms.RandomHorizontalFlip(p=1.0), transforms.ToTensor()])
print(flip(image)[0, 0], transforms.ToTensor()(image)[0, 0])
print(transforms.Compose([])(3), transforms.Lambda(lambda x: x + 1)(torch.ones(2)))
print(transforms.Lambda(lambda x: x * 2)(5), transforms.RandomVerticalFlip(0.3), transforms.RandomHorizontalFlip())
