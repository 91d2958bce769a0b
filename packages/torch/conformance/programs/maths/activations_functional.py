import torch
import torch.nn.functional as F

x = torch.tensor([-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0])
for name in ["relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "hardswish", "hardsigmoid", "hardtanh",
             "logsigmoid", "softsign", "tanhshrink", "softshrink", "hardshrink"]:
    print(f"{name:12}", getattr(F, name)(x))
print(F.leaky_relu(x, 0.2), F.elu(x, alpha=0.5), F.gelu(x, approximate="tanh"), F.softplus(x, beta=2))
print(F.threshold(x, 0.1, 20), F.hardtanh(x, -2, 2), F.glu(torch.arange(4.0)), F.prelu(x, torch.tensor([0.25])))
print(torch.relu(x), x.sigmoid(), x.tanh(), F.normalize(x.view(1, -1)), F.normalize(x.abs(), p=1, dim=0))
def my_relu(t):
    return torch.maximum(torch.tensor(0), t)
print(my_relu(x), torch.equal(my_relu(x), F.relu(x)))
