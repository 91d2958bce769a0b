import torch
from torchvision import transforms

x = torch.arange(12.0).view(3, 2, 2) / 12
normalize = transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])
print(normalize)
out = normalize(x)
print(out)
inverse = transforms.Normalize(mean=[-m / s for m, s in zip([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])], std=[1 / s for s in [0.229, 0.224, 0.225]])
print(torch.allclose(inverse(out), x, atol=1e-6))
print(transforms.Normalize((0.5,), (0.5,))(torch.tensor([[[0.0, 1.0]]])))
print(normalize(torch.stack([x, x])).shape, x[0])
print(transforms.Normalize([0.5] * 3, [0.5] * 3, inplace=False)(x).min())
try:
    transforms.Normalize([0.5], [0.0])(torch.ones(1, 2, 2))
except ValueError as error:
    print(error)
try:
    normalize(torch.ones(3, 2, 2, dtype=torch.uint8))
except TypeError as error:
    print(str(error)[:60])
