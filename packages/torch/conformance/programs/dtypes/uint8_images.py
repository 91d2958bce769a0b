import torch

pixels = torch.tensor([[0, 128, 255], [10, 20, 30]], dtype=torch.uint8)
print(pixels, pixels.dtype)
scaled = pixels / 255
print(scaled, scaled.dtype)
print(pixels.float() / 255.0 * 2 - 1)
print((scaled * 255).round().to(torch.uint8))
print(pixels + 10, pixels * 2)
print(255 - pixels)
print(pixels.float().mean(), pixels.sum(), pixels.max())
print(pixels.to(torch.int16) - 100)
print(pixels > 100, pixels[pixels > 100])
print((scaled * 255).to(torch.uint8), (scaled.mul(255).add(0.5).clamp(0, 255)).byte())
print(torch.bitwise_and(pixels, torch.tensor(15, dtype=torch.uint8)), pixels.bitwise_not())
