import torch

image = torch.linspace(0, 1, 3 * 40 * 40).reshape(3, 40, 40)
print(image)
print(image.shape, image[0, :2, :3])
batch = image.unsqueeze(0).repeat(2, 1, 1, 1)
print(batch)
print((image * 255).to(torch.uint8))
