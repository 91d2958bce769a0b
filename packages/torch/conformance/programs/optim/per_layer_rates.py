import torch
from torch import nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))
groups = []
rate = 0.1
for layer in reversed([m for m in model if isinstance(m, nn.Linear)]):
    groups.append({"params": layer.parameters(), "lr": rate})
    rate *= 0.5
optimizer = torch.optim.Adam(groups)
print([g["lr"] for g in optimizer.param_groups], optimizer.param_groups[0]["betas"], optimizer.defaults["lr"])
X, y = torch.randn(6, 4), torch.tensor([0, 1, 0, 1, 1, 0])
for epoch in range(4):
    loss = nn.functional.cross_entropy(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(epoch, f"{loss.item():.4f}")
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [1], gamma=0.1)
optimizer.step()
scheduler.step()
print([round(g["lr"], 5) for g in optimizer.param_groups], [round(g["initial_lr"], 5) for g in optimizer.param_groups])
optimizer.param_groups[0]["lr"] = 0.0
frozen_before = model[4].weight.clone()
nn.functional.cross_entropy(model(X), y).backward()
optimizer.step()
print(torch.equal(frozen_before, model[4].weight))
