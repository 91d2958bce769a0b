import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
backbone = nn.Sequential(nn.Conv2d(3, 8, 3, stride=2), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten()).eval()
for p in backbone.parameters():
    p.requires_grad_(False)
images = torch.rand(20, 3, 12, 12)
labels = torch.randint(0, 2, (20,))
images[labels == 1, 2] *= 0.2
features = []
with torch.inference_mode():
    for batch in images.split(5):
        features.append(backbone(batch))
features = torch.cat(features).clone()
print(features.shape, features.requires_grad, features.is_inference())
head = nn.Linear(8, 2)
optimizer = torch.optim.Adam(head.parameters(), lr=0.05)
loader = DataLoader(TensorDataset(features, labels), batch_size=10, shuffle=True)
for epoch in range(5):
    total = 0.0
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(head(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f"{epoch} {total / len(loader):.4f}")
model = nn.Sequential(backbone, head)
print(model(images[:2]).shape, (model(images).argmax(1) == labels).float().mean() > 0.4)
