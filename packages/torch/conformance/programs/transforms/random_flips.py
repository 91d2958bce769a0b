import torch
from torchvision import transforms

x = torch.arange(6).view(1, 2, 3)
torch.manual_seed(42)
flip = transforms.RandomHorizontalFlip(p=0.5)
for _ in range(6):
    print(flip(x)[0, 0].tolist())
vertical = transforms.RandomVerticalFlip(p=0.5)
print([vertical(x)[0, 0, 0].item() for _ in range(8)])
both = transforms.Compose([flip, vertical])
print([both(x)[0, 0, 0].item() for _ in range(8)])
print(transforms.RandomApply([transforms.Lambda(lambda t: t * 10)], p=0.5)(x))
choice = transforms.RandomApply(torch.nn.ModuleList([transforms.CenterCrop(1)]), p=1.0)
print(choice(x))
print(transforms.RandomHorizontalFlip(1.0)(x), transforms.RandomVerticalFlip(1.0)(x))
print(transforms.RandomGrayscale(p=1.0)(torch.rand(3, 2, 2)).shape, torch.rand(1))
