import torch
import torchvision
from torch import nn

torch.manual_seed(0)
model = torchvision.models.mobilenet_v3_small(weights=None)


def summarise(m):
    total = sum(p.numel() for p in m.parameters())
    trainable = sum(p.numel() for p in m.parameters() if p.requires_grad)
    return f"{total:>9,} total {trainable:>9,} trainable {total - trainable:>9,} frozen"


print(summarise(model))
for parameter in model.features.parameters():
    parameter.requires_grad = False
print(summarise(model))
model.classifier[3] = nn.Linear(model.classifier[3].in_features, 7)
print(summarise(model), model.classifier[3])
for name, child in model.named_children():
    print(name, summarise(child))
print([(name, tuple(p.shape)) for name, p in model.named_parameters() if p.requires_grad])
print(sum(1 for _ in model.modules()), sum(1 for _ in model.buffers()), model.features[1].block[1])
