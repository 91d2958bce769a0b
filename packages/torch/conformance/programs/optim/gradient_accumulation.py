import torch
from torch import nn

torch.manual_seed(0)
X, y = torch.randn(8, 3), torch.randn(8, 1)
full = nn.Linear(3, 1)
parts = nn.Linear(3, 1)
parts.load_state_dict(full.state_dict())
opt_full = torch.optim.SGD(full.parameters(), lr=0.1)
opt_parts = torch.optim.SGD(parts.parameters(), lr=0.1)
for epoch in range(2):
    opt_full.zero_grad()
    loss = nn.functional.mse_loss(full(X), y)
    loss.backward()
    opt_full.step()
    opt_parts.zero_grad()
    for xb, yb in zip(X.split(2), y.split(2)):
        (nn.functional.mse_loss(parts(xb), yb) / 4).backward()
    opt_parts.step()
    print(epoch, f"{loss.item():.4f}", torch.allclose(full.weight, parts.weight, atol=1e-6), full.weight.detach())
opt_full.zero_grad()
nn.functional.mse_loss(full(X), y).mul(1000).backward()
norm = nn.utils.clip_grad_norm_(full.parameters(), max_norm=1.0)
print(f"{norm:.2f}")
opt_full.step()
print(full.weight.detach(), full.bias.detach())
