import torch
from torch import nn
torch.manual_seed(42)
X = torch.rand(64, 5); w = torch.tensor([1., -2., 3., 0.5, 0.]); y = (X @ w + 0.7).unsqueeze(1)
for name, crit in [("mse", nn.MSELoss()), ("l1", nn.L1Loss()), ("huber", nn.HuberLoss()), ("smooth", nn.SmoothL1Loss())]:
    torch.manual_seed(1); m = nn.Linear(5, 1); o = torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.5)
    for e in range(50):
        l = crit(m(X), y); o.zero_grad(); l.backward(); o.step()
        if e % 10 == 0: print(name, e, l.item())
    print(m.weight.tolist(), m.bias.item())
for opt in ("Adam", "AdamW", "RMSprop", "Adagrad"):
    torch.manual_seed(1); m = nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 1)); o = getattr(torch.optim, opt)(m.parameters(), lr=0.01); losses = []
    for e in range(30): l = nn.functional.mse_loss(m(X), y); o.zero_grad(); l.backward(); o.step(); losses.append(l.item())
    print(opt, losses[::6], sum(p.grad.abs().sum() for p in m.parameters()).item())
