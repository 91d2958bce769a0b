import torch

image = torch.rand(size=(3, 224, 224))
print(image.shape, image.ndim)
batch = image.unsqueeze(dim=0)
print(batch.shape)
hwc = image.permute(1, 2, 0)
print(hwc.shape, hwc.stride(), hwc.is_contiguous())
print(f"Channels last: {tuple(hwc.shape)}")
patch = image[:, :16, :16]
print(patch.shape, patch.stride())
gray = image.mean(dim=0)
print(gray.shape, gray.min() >= 0, gray.max() <= 1)
print(torch.stack([image, image]).shape)
flat = image.flatten()
print(flat.shape, flat.numel() == 3 * 224 * 224)
print(image.reshape(3, -1).shape, image.view(1, *image.shape).squeeze().shape)
