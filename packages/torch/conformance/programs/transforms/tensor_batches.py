import torch
from torchvision import transforms
from torchvision.utils import make_grid

batch = torch.arange(48.0).view(4, 3, 2, 2) / 48
augment = torch.nn.Sequential(transforms.CenterCrop(1), transforms.Normalize([0.5] * 3, [0.5] * 3))
print(augment(batch).flatten(1))
grid = make_grid(batch, nrow=2, padding=1)
print(grid.shape, grid[0])
print(make_grid(batch[:2], nrow=2, padding=0).shape, make_grid(batch, nrow=4, normalize=True).max())
print(make_grid(torch.ones(3, 1, 2, 2), pad_value=0.5)[0])
mean = batch.mean(dim=(0, 2, 3))
std = batch.std(dim=(0, 2, 3))
print(mean, std, transforms.Normalize(mean, std)(batch).std(dim=(0, 2, 3)).round(decimals=3))
print(transforms.RandomHorizontalFlip(1.0)(batch)[0, 0], transforms.Grayscale()(batch).shape)
