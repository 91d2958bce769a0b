import torch

image = torch.arange(64.0).reshape(1, 8, 8)
patches = image.unfold(1, 4, 4).unfold(2, 4, 4)
print(patches.shape)
print(patches[0, 0, 1])
flat = patches.reshape(1, 4, 16)
print(flat.shape, flat[0, 3])
center = image[:, 2:6, 2:6]
print(center)
print(image[:, ::2, ::2].shape, image.flip(2)[0, 0])
border = image.clone()
border[:, 1:-1, 1:-1] = 0
print(border.sum(), (border != 0).sum())
quadrants = [image[:, i:i + 4, j:j + 4].mean().item() for i in (0, 4) for j in (0, 4)]
print(quadrants)
mean = image.mean(dim=(1, 2), keepdim=True)
print(mean, (image - mean).abs().max())
rgb = torch.stack([image[0], image[0] * 2, image[0] * 3])
print(rgb[[2, 1, 0], 0, :3], rgb[:, 0, 1])
