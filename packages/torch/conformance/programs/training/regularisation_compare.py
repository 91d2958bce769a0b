import torch
from torch import nn

def train(weight_decay=0.0, dropout=0.0, l1=0.0):
    torch.manual_seed(0)
    X = torch.randn(20, 5)
    y = X[:, :1] * 2
    model = nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Dropout(dropout), nn.Linear(8, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=weight_decay)
    for _ in range(20):
        loss = nn.functional.mse_loss(model(X), y)
        if l1:
            loss = loss + l1 * sum(p.abs().sum() for p in model.parameters())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    norm = torch.cat([p.flatten() for p in model.parameters()]).norm()
    with torch.no_grad():
        return f"{nn.functional.mse_loss(model(X), y).item():.3f} {norm.item():.3f}"

print("plain  ", train())
print("decay  ", train(weight_decay=1.0))
print("dropout", train(dropout=0.3))
print("l1     ", train(l1=0.01))
print("again  ", train())
