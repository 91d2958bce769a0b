import torch
from torch import nn

torch.manual_seed(42)
N, K = 30, 3
X = torch.zeros(N * K, 2)
y = torch.zeros(N * K, dtype=torch.long)
for j in range(K):
    r = torch.linspace(0.05, 1, N)
    t = torch.linspace(j * 4, (j + 1) * 4, N) + torch.randn(N) * 0.1
    X[N * j:N * (j + 1)] = torch.stack([r * torch.sin(t), r * torch.cos(t)], dim=1)
    y[N * j:N * (j + 1)] = j


class SpiralModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, K))

    def forward(self, x):
        return self.layers(x)


model = SpiralModel()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(41):
    logits = model(X)
    loss = loss_fn(logits, y)
    acc = (logits.argmax(dim=1) == y).float().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.3f} | Acc: {acc:.2f}")
print(model(torch.zeros(1, 2)).softmax(1).shape, X.shape, y.bincount())
