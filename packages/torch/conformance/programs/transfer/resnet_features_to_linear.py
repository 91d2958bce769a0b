import torch
import torchvision
from torch import nn

torch.manual_seed(0)
resnet = torchvision.models.resnet18(weights=None)
resnet.fc = nn.Identity()
for p in resnet.parameters():
    p.requires_grad = False
resnet.eval()
images = torch.rand(6, 3, 32, 32)
labels = torch.tensor([0, 1, 2, 0, 1, 2])
with torch.inference_mode():
    features = torch.cat([resnet(batch) for batch in images.split(3)])
print(features.shape, features.requires_grad, features.min() >= 0)
features = features.clone()
head = nn.Linear(512, 3)
print(sum(p.numel() for p in head.parameters()))
optimizer = torch.optim.Adam(head.parameters(), lr=0.01)
losses = []
for epoch in range(4):
    loss = nn.functional.cross_entropy(head(features), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
print(all(a > b for a, b in zip(losses, losses[1:])), len(losses))
full = nn.Sequential(resnet, head)
print(full(images[:2]).shape, [n for n, p in full.named_parameters() if p.requires_grad])
