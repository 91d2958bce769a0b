import math
import torch
from torch import nn

for name in ["linear", "conv2d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]:
    print(name, round(nn.init.calculate_gain(name), 4))
print(round(nn.init.calculate_gain("leaky_relu", 0.2), 4))
torch.manual_seed(0)
w = torch.empty(64, 32)
for fn, bound in [(nn.init.xavier_uniform_, math.sqrt(6 / 96)), (nn.init.kaiming_uniform_, math.sqrt(6 / 32))]:
    fn(w)
    print(fn.__name__, w.abs().max() <= bound, f"{w.std():.3f} {w.mean():.3f}")
for fn in [nn.init.xavier_normal_, nn.init.kaiming_normal_, nn.init.normal_, nn.init.uniform_]:
    fn(w)
    print(fn.__name__, f"{w.std():.3f} {w.mean():.3f}")
conv = nn.Conv2d(8, 16, 3)
nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu")
print(f"{conv.weight.std():.3f}", conv.weight[0, 0])
