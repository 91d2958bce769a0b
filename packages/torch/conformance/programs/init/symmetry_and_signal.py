import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(256, 64)
for scale in ("small", "xavier", "kaiming", "large"):
    h = x
    stds = []
    for _ in range(5):
        w = torch.empty(64, 64)
        if scale == "small":
            nn.init.normal_(w, std=0.01)
        elif scale == "xavier":
            nn.init.xavier_normal_(w)
        elif scale == "kaiming":
            nn.init.kaiming_normal_(w)
        else:
            nn.init.normal_(w, std=1.0)
        h = torch.relu(h @ w.T)
        stds.append(h.std().item())
    print(scale, " ".join(f"{s:.3g}" for s in stds))
same = nn.Linear(2, 3)
nn.init.constant_(same.weight, 0.5)
nn.init.zeros_(same.bias)
out = nn.Linear(3, 1)
nn.init.constant_(out.weight, 1.0)
out(torch.relu(same(torch.tensor([[1.0, 2.0]])))).sum().backward()
print(same.weight.grad)
