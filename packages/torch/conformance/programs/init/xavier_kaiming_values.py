import torch
from torch import nn

torch.manual_seed(7)
w = torch.empty(2, 4)
print(nn.init.xavier_uniform_(w, gain=nn.init.calculate_gain("relu")))
print(nn.init.kaiming_uniform_(w, a=5 ** 0.5))
print(nn.init.kaiming_uniform_(w, mode="fan_out", nonlinearity="leaky_relu"))
big = torch.empty(4, 8)
print(nn.init.kaiming_normal_(big))
print(nn.init.xavier_normal_(big)[0])
print(nn.init.sparse_(torch.empty(4, 2), sparsity=0.5).eq(0).sum(0))
q = nn.init.orthogonal_(torch.empty(3, 3))
print(torch.allclose(q @ q.T, torch.eye(3), atol=1e-5))
print(nn.init.trunc_normal_(torch.empty(50), mean=0.0, std=1.0, a=-1.0, b=1.0).abs().max() <= 1)
