import numpy as np
import torch
from PIL import Image
from torchvision import transforms


class AddNoise:
    def __init__(self, std=0.1):
        self.std = std

    def __call__(self, tensor):
        return tensor + torch.randn(tensor.size()) * self.std

    def __repr__(self):
        return f"{self.__class__.__name__}(std={self.std})"


class Threshold(torch.nn.Module):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def forward(self, x):
        return (x > self.value).float()


torch.manual_seed(0)
tf = transforms.Compose([transforms.ToTensor(), AddNoise(0.05), Threshold(0.4)])
print(tf)
image = Image.fromarray((np.eye(4) * 200).astype(np.uint8))
print(tf(image))
target_tf = transforms.Lambda(lambda y: torch.zeros(5, dtype=torch.float).scatter_(0, torch.tensor(y), value=1))
print(target_tf(3))
print(transforms.Compose([transforms.Lambda(lambda im: im.rotate(90)), transforms.PILToTensor()])(image)[0])
print(transforms.RandomChoice([transforms.Pad(1), transforms.Pad(1)])(image).size, transforms.RandomOrder([transforms.Pad(1), transforms.Pad(2)])(image).size)
