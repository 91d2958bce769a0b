import torch
import torch.nn as nn
import torch.nn.functional as F

layers = {
    "relu": nn.ReLU(inplace=True),
    "leaky": nn.LeakyReLU(0.2, inplace=True),
    "elu": nn.ELU(inplace=True),
    "selu": nn.SELU(inplace=True),
    "celu": nn.CELU(inplace=True),
    "relu6": nn.ReLU6(inplace=True),
    "hardswish": nn.Hardswish(inplace=True),
    "hardsigmoid": nn.Hardsigmoid(inplace=True),
    "silu": nn.SiLU(inplace=True),
    "mish": nn.Mish(inplace=True),
    "hardtanh": nn.Hardtanh(inplace=True),
    "threshold": nn.Threshold(0.1, 0.2, inplace=True),
    "dropout": nn.Dropout(0.5, inplace=True),
}
for name, layer in layers.items():
    torch.manual_seed(0)
    x = torch.randn(2, 3, requires_grad=True)
    hidden = x * 2
    out = layer(hidden)
    print(name, out is hidden, out.grad_fn.name())
    out.pow(2).sum().backward()
    print(x.grad)

# A discriminator as in a GAN: convolution, batch norm, leaky ReLU in place.
torch.manual_seed(1)
critic = nn.Sequential(
    nn.Conv2d(1, 4, 4, 2, 1), nn.LeakyReLU(0.2, inplace=True), nn.Conv2d(4, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8),
    nn.LeakyReLU(0.2, inplace=True), nn.Conv2d(8, 1, 2), nn.Sigmoid(),
)
images = torch.randn(4, 1, 8, 8)
loss = F.binary_cross_entropy(critic(images).view(-1), torch.ones(4))
loss.backward()
print(f"{loss.item():.4f}", critic[0].weight.grad.abs().sum())
