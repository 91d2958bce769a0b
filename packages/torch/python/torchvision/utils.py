"""Grids of pictures, and pictures saved."""

import math

import torch


@torch.no_grad()
def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    """Pictures [N, C, H, W] side by side as one [3, height, width]."""
    if not isinstance(tensor, torch.Tensor) and not (
        isinstance(tensor, list) and all(isinstance(each, torch.Tensor) for each in tensor)
    ):
        raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
    if isinstance(tensor, list):
        tensor = torch.stack(tensor, dim=0)
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        if tensor.size(0) == 1:
            tensor = torch.cat((tensor, tensor, tensor), 0)
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = torch.cat((tensor, tensor, tensor), 1)
    if normalize:
        tensor = tensor.clone()
        for part in tensor if scale_each else [tensor]:
            low, high = value_range if value_range is not None else (float(part.min()), float(part.max()))
            part.clamp_(min=low, max=high)
            part.sub_(low).div_(max(high - low, 1e-5))
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count = tensor.size(0)
    columns = min(nrow, count)
    rows = int(math.ceil(float(count) / columns))
    height, width = int(tensor.size(2) + padding), int(tensor.size(3) + padding)
    grid = torch.full((tensor.size(1), height * rows + padding, width * columns + padding), pad_value, dtype=tensor.dtype)
    for k in range(count):
        row, column = divmod(k, columns)
        top, left = row * height + padding, column * width + padding
        grid[:, top : top + height - padding, left : left + width - padding].copy_(tensor[k])
    return grid


@torch.no_grad()
def save_image(tensor, fp, format=None, **settings):
    """Writes the grid of the pictures as PNG or JPEG."""
    from PIL import Image

    grid = make_grid(tensor, **settings)
    pixels = grid.mul(255).add_(0.5).clamp_(0, 255).permute(1, 2, 0).to(torch.uint8)
    Image.Image._of("RGB" if pixels.shape[2] == 3 else "L", pixels.contiguous()).save(fp, format=format)
