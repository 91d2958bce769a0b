import torch
import torchvision
from torch import nn

torch.manual_seed(0)
model = torchvision.models.resnet18(weights=None)
print(model.fc, model.fc.in_features)
for param in model.parameters():
    param.requires_grad = False
class_names = ["pizza", "ramen", "salad", "steak", "sushi", "tacos", "waffles"]
model.fc = nn.Linear(model.fc.in_features, len(class_names))
total = sum(p.numel() for p in model.parameters())
trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
print(f"{total:,} {trainable:,}")
print([n for n, p in model.named_parameters() if p.requires_grad])
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=1e-3)
print(sum(p.numel() for g in optimizer.param_groups for p in g["params"]))
model.eval()
out = model(torch.zeros(1, 3, 64, 64))
print(out.shape, out.requires_grad)
print(model.conv1, model.layer4[1].bn2, model.avgpool)
