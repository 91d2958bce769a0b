import copy
import torch
from torch import nn

torch.manual_seed(0)
X = torch.randn(40, 4)
y = X @ torch.tensor([[1.0], [-1.0], [0.5], [0.0]]) + 0.1 * torch.randn(40, 1)
train_X, val_X, train_y, val_y = X[:30], X[30:], y[:30], y[30:]
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
best_loss, best_state, patience, bad = float("inf"), None, 3, 0
for epoch in range(100):
    model.train()
    loss = nn.functional.mse_loss(model(train_X), train_y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.inference_mode():
        val_loss = nn.functional.mse_loss(model(val_X), val_y).item()
    if val_loss < best_loss - 1e-3:
        best_loss, best_state, bad = val_loss, copy.deepcopy(model.state_dict()), 0
    else:
        bad += 1
    print(f"{epoch:2d} train {loss.item():.4f} val {val_loss:.4f} bad {bad}")
    if bad >= patience:
        print("Early stopping")
        break
model.load_state_dict(best_state)
print(f"{best_loss:.4f}", model.weight.detach().round(decimals=2))
