import numpy as np
import torch
from torch import nn

n = 200
rng = np.random.RandomState(42)
angle = rng.uniform(0, 2 * np.pi, n)
label = (np.arange(n) % 2).astype(float)
radius = np.where(label == 0, 1.0, 0.6)
X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1) + rng.normal(scale=0.03, size=(n, 2))
y = label
print(f"First 3 X features:\n{X[:3]}\nFirst 3 y labels: {y[:3]}")
X, y = torch.from_numpy(X).type(torch.float), torch.from_numpy(y).type(torch.float)
print(X.dtype, y.dtype, X.shape, y.shape)
order = torch.randperm(n)
split = int(0.8 * n)
X_train, X_test, y_train, y_test = X[order[:split]], X[order[split:]], y[order[:split]], y[order[split:]]
print(len(X_train), len(X_test), len(y_train), len(y_test))


def accuracy_fn(y_true, y_pred):
    correct = torch.eq(y_true, y_pred).sum().item()
    return (correct / len(y_pred)) * 100


class CircleModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(in_features=2, out_features=10)
        self.layer_2 = nn.Linear(in_features=10, out_features=10)
        self.layer_3 = nn.Linear(in_features=10, out_features=1)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.layer_3(self.relu(self.layer_2(self.relu(self.layer_1(x)))))


device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(42)
model = CircleModel().to(device)
print(model, next(model.parameters()).device)
print(list(model.state_dict()))
with torch.inference_mode():
    untrained = model(X_test.to(device))
print(f"Length of predictions: {len(untrained)}, Shape: {untrained.shape}")
print(torch.round(torch.sigmoid(untrained[:5])).squeeze())
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(params=model.parameters(), lr=0.3)
for epoch in range(201):
    model.train()
    y_logits = model(X_train).squeeze()
    y_pred = torch.round(torch.sigmoid(y_logits))
    loss = loss_fn(y_logits, y_train)
    acc = accuracy_fn(y_true=y_train, y_pred=y_pred)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.inference_mode():
        test_logits = model(X_test).squeeze()
        test_pred = torch.round(torch.sigmoid(test_logits))
        test_loss = loss_fn(test_logits, y_test)
        test_acc = accuracy_fn(y_true=y_test, y_pred=test_pred)
    if epoch % 100 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.4f}, Accuracy: {acc:.1f}% | Test loss: {test_loss:.4f}, Test acc: {test_acc:.1f}%")


def plot_grid(model, X):
    x_min, x_max = X[:, 0].min() - 0.1, X[:, 0].max() + 0.1
    y_min, y_max = X[:, 1].min() - 0.1, X[:, 1].max() + 0.1
    xx, yy = np.meshgrid(np.linspace(x_min, x_max, 11), np.linspace(y_min, y_max, 11))
    grid = torch.from_numpy(np.column_stack((xx.ravel(), yy.ravel()))).float()
    with torch.inference_mode():
        out = torch.round(torch.sigmoid(model(grid)))
    return out.reshape(xx.shape).detach().numpy()


zone = plot_grid(model, X)
print(zone.shape, zone.dtype, int(zone.sum()) > 0)
confusion = torch.zeros(2, 2, dtype=torch.int64)
for t, p in zip(y_test.long(), test_pred.long()):
    confusion[t, p] += 1
print(confusion.sum(), confusion.diag().sum() == (test_pred == y_test).sum())
