import torch
from torch import nn

x = torch.zeros(2, 3, 16, 16)
layers = [nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 3, padding=1), nn.BatchNorm2d(16), nn.GELU(), nn.AvgPool2d(2), nn.Flatten(),
          nn.Dropout(0.1), nn.Linear(16 * 3 * 3, 20), nn.LayerNorm(20), nn.Linear(20, 4), nn.LogSoftmax(dim=1)]
for layer in layers:
    x = layer(x)
    params = sum(p.numel() for p in layer.parameters())
    print(f"{type(layer).__name__:12} {str(tuple(x.shape)):18} {params:6d}")
model = nn.Sequential(*layers)
print("total", sum(p.numel() for p in model.parameters()), "trainable", sum(p.numel() for p in model.parameters() if p.requires_grad))
print("buffers", sum(b.numel() for b in model.buffers()), "bytes", sum(p.numel() * p.element_size() for p in model.parameters()))
def out_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel) // stride + 1
print(out_size(224, 7, 2, 3), out_size(28, 3, 1, 1), nn.Conv2d(1, 1, 7, 2, 3)(torch.zeros(1, 1, 224, 224)).shape)
