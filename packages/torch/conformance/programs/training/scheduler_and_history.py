import torch
from torch import nn

torch.manual_seed(0)
X = torch.randn(32, 3)
y = (X.sum(1) > 0).long()
model = nn.Sequential(nn.Linear(3, 6), nn.ReLU(), nn.Linear(6, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.5)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=8)
results = {"train_loss": [], "train_acc": [], "lr": []}
for epoch in range(8):
    logits = model(X)
    loss = nn.functional.cross_entropy(logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    results["train_loss"].append(round(loss.item(), 3))
    results["train_acc"].append((logits.argmax(1) == y).float().mean().item())
    results["lr"].append(round(optimizer.param_groups[0]["lr"], 4))
    scheduler.step()
for key, values in results.items():
    print(key, values)
print(min(results["train_loss"]), results["train_loss"].index(min(results["train_loss"])), len(results["lr"]))
print(all(a >= b for a, b in zip(results["train_loss"], results["train_loss"][1:])))
