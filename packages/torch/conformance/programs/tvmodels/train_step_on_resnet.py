import torch
import torchvision
from torch import nn

torch.manual_seed(0)
model = torchvision.models.resnet18(weights=None, num_classes=3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
x, y = torch.randn(4, 3, 32, 32), torch.tensor([0, 1, 2, 1])
for step in range(2):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, f"{loss.item():.3f}")
print(model.bn1.num_batches_tracked, f"{model.bn1.running_mean.abs().mean():.3f}", all(p.grad is not None for p in model.parameters()))
print(sum(isinstance(m, nn.Conv2d) for m in model.modules()), sum(isinstance(m, nn.BatchNorm2d) for m in model.modules()))
