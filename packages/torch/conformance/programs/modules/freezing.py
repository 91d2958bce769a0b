import torch
from torch import nn

torch.manual_seed(0)
backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
head = nn.Linear(8, 2)
model = nn.Sequential(backbone, head)


def count(m):
    return sum(p.numel() for p in m.parameters() if p.requires_grad), sum(p.numel() for p in m.parameters())


print(count(model))
for param in backbone.parameters():
    param.requires_grad = False
print(count(model))
print([(n, p.requires_grad) for n, p in model.named_parameters()])
out = model(torch.ones(1, 4))
out.sum().backward()
print([p.grad is None for p in model.parameters()], head.bias.grad)
optimizer = torch.optim.SGD(filter(lambda p: p.requires_grad, model.parameters()), lr=0.1)
before = backbone[0].weight.clone(), head.weight.clone()
optimizer.step()
print(torch.equal(before[0], backbone[0].weight), torch.equal(before[1], head.weight))
backbone.requires_grad_(True)
print(count(model), model.requires_grad_(False) is model, count(model))
print(backbone(torch.ones(1, 4)).requires_grad)
