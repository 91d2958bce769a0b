import torch
import torchvision
from torch import nn

torch.manual_seed(0)
model = torchvision.models.resnet18(weights=None, num_classes=4)
for name, param in model.named_parameters():
    param.requires_grad = name.startswith(("layer4", "fc"))
trainable = [n for n, p in model.named_parameters() if p.requires_grad]
print(len(trainable), trainable[:3], trainable[-2:])
print(sum(p.numel() for p in model.parameters() if p.requires_grad))
optimizer = torch.optim.SGD([{"params": model.layer4.parameters(), "lr": 1e-4}, {"params": model.fc.parameters(), "lr": 1e-2}], momentum=0.9)
print([(g["lr"], len(g["params"])) for g in optimizer.param_groups])
for module in model.modules():
    if isinstance(module, nn.BatchNorm2d):
        module.eval()
print(sum(isinstance(m, nn.BatchNorm2d) for m in model.modules()), model.training, model.bn1.training)
loss = nn.functional.cross_entropy(model(torch.randn(2, 3, 32, 32)), torch.tensor([0, 3]))
loss.backward()
print(model.conv1.weight.grad is None, model.layer3[0].conv1.weight.grad is None, model.layer4[0].conv1.weight.grad is not None, model.fc.bias.grad.shape)
