import torch
from torch import nn

torch.manual_seed(7)
X = torch.randn(16, 3, 8, 8)
y = torch.randint(0, 2, (16,))
X[y == 1, 0] += 1.5
model = nn.Sequential(nn.Conv2d(3, 6, 3, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
for epoch in range(6):
    model.train()
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(X), y)
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        val = nn.functional.cross_entropy(model(X), y)
        acc = (model(X).argmax(1) == y).float().mean()
    print(f"{epoch} train {loss.item():.3f} eval {val.item():.3f} acc {acc:.3f}")
print(model[1].num_batches_tracked, model[1].running_mean.shape, f"{model[1].running_var.mean():.3f}")
print({n: round(p.grad.norm().item(), 3) for n, p in model.named_parameters()}.keys())
