import torch
from torch import nn

torch.manual_seed(0)
w = torch.empty(3, 5)
print(nn.init.kaiming_uniform_(w))
print(nn.init.kaiming_normal_(w, nonlinearity="relu"))
print(nn.init.xavier_uniform_(w))
print(nn.init.xavier_normal_(w, gain=2.0))
print(nn.init.uniform_(w, -0.1, 0.1)[0], nn.init.normal_(w, 0, 0.01)[0])
print(nn.init.trunc_normal_(w, std=0.02).abs().max() < 0.05)
conv = torch.empty(2, 3, 2, 2)
print(nn.init.kaiming_normal_(conv, mode="fan_out")[0, 0], nn.init.xavier_uniform_(conv)[1, 2])
print(nn.init.orthogonal_(torch.empty(2, 2)).shape)
