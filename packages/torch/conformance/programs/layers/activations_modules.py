import torch
from torch import nn

x = torch.tensor([[-2.0, -0.5, 0.0, 0.5, 2.0]])
for layer in [nn.ReLU(), nn.LeakyReLU(0.2), nn.ELU(), nn.SELU(), nn.CELU(), nn.GELU(), nn.SiLU(), nn.Mish(), nn.Sigmoid(), nn.Tanh(), nn.Softplus(),
              nn.Softsign(), nn.LogSigmoid(), nn.Hardtanh(), nn.Hardswish(), nn.Hardsigmoid(), nn.ReLU6(), nn.Tanhshrink(), nn.Softshrink(), nn.Hardshrink(),
              nn.Softmax(dim=1), nn.LogSoftmax(dim=1), nn.Softmin(dim=1), nn.GELU(approximate="tanh"), nn.Threshold(0.1, -1)]:
    print(type(layer).__name__, layer(x))
prelu = nn.PReLU()
out = prelu(x)
print(out.detach())
out.sum().backward()
print(prelu.weight.grad, nn.PReLU(5).weight.shape)
y = x.clone()
nn.ReLU(inplace=True)(y)
print(y)
print(nn.GLU()(torch.tensor([[1.0, 2.0, 0.0, 1.0]])))
