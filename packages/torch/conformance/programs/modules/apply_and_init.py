import torch
from torch import nn


def init_weights(m):
    if isinstance(m, nn.Linear):
        m.weight.data.fill_(1.0)
        nn.init.zeros_(m.bias)
        print("linear", tuple(m.weight.shape))
    else:
        print("other", type(m).__name__)


net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU(), nn.Linear(2, 1)))
print(net.apply(init_weights) is net)
print(net(torch.tensor([[1.0, 2.0]])))
print([p.sum().item() for p in net.parameters()])
torch.manual_seed(0)
for m in net.modules():
    if isinstance(m, nn.Linear):
        nn.init.kaiming_uniform_(m.weight, nonlinearity="relu")
        nn.init.constant_(m.bias, 0.1)
print(net[0].weight, net[1][1].bias)
net[0].reset_parameters()
print(net[0].weight.shape, net[0].bias.abs().max() < 0.71)
for layer in net.children():
    if hasattr(layer, "reset_parameters"):
        print("reset", layer)
