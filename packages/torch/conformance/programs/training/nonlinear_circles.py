import torch
from torch import nn

torch.manual_seed(42)
n = 60
angles = torch.rand(n) * 6.2832
radius = torch.where(torch.arange(n) < n // 2, 1.0, 0.4)
X = torch.stack([radius * torch.cos(angles), radius * torch.sin(angles)], dim=1) + 0.03 * torch.randn(n, 2)
y = (torch.arange(n) >= n // 2).float()


class CircleModelV2(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(in_features=2, out_features=10)
        self.layer_2 = nn.Linear(in_features=10, out_features=10)
        self.layer_3 = nn.Linear(in_features=10, out_features=1)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.layer_3(self.relu(self.layer_2(self.relu(self.layer_1(x)))))


model_3 = CircleModelV2()
print(model_3)
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model_3.parameters(), lr=0.2)
with torch.inference_mode():
    untrained = model_3(X[:5])
print(untrained.shape, torch.sigmoid(untrained).round().squeeze())
for epoch in range(101):
    y_logits = model_3(X).squeeze()
    y_pred = torch.round(torch.sigmoid(y_logits))
    loss = loss_fn(y_logits, y)
    acc = torch.eq(y_pred, y).sum().item() / len(y) * 100
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 20 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.3f}, Accuracy: {acc:.1f}%")
