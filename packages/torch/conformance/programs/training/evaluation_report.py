import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
classes = ["cat", "dog", "fox"]
X = torch.randn(45, 4)
W = torch.randn(4, 3)
y = (X @ W).argmax(1)
model = nn.Linear(4, 3)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
loader = DataLoader(TensorDataset(X, y), batch_size=15)
for epoch in range(10):
    for xb, yb in loader:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        optimizer.step()


def eval_model(model, data_loader, loss_fn):
    loss, correct, n = 0, 0, 0
    model.eval()
    with torch.inference_mode():
        for X, y in data_loader:
            pred = model(X)
            loss += loss_fn(pred, y)
            correct += (pred.argmax(dim=1) == y).sum().item()
            n += len(y)
    return {"model_name": model.__class__.__name__, "model_loss": round((loss / len(data_loader)).item(), 3), "model_acc": round(100 * correct / n, 1)}


print(eval_model(model, loader, nn.CrossEntropyLoss()))
preds = torch.cat([model(xb).argmax(1) for xb, _ in loader])
matrix = torch.zeros(3, 3, dtype=torch.int64)
matrix.index_put_((y, preds), torch.tensor(1), accumulate=True)
print(matrix)
for i, name in enumerate(classes):
    tp = matrix[i, i].item()
    print(f"{name:4} precision {tp / max(matrix[:, i].sum().item(), 1):.3f} recall {tp / matrix[i].sum().item():.3f} support {matrix[i].sum().item()}")
probs = model(X[:2]).softmax(-1)
for p in probs:
    print(f"{classes[p.argmax()]} {p.max():.2f}")
