import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
print([p.grad for p in model.parameters()])
out = model(torch.ones(4, 2))
out.mean().backward()
for name, p in model.named_parameters():
    print(name, p.grad.shape, f"{p.grad.norm():.4f}")
model[0].weight.requires_grad_(False)
model.zero_grad(set_to_none=True)
print([p.grad is None for p in model.parameters()])
model(torch.ones(4, 2)).sum().backward()
print([p.grad is None for p in model.parameters()])
print(model[2].bias.grad, model[0].bias.grad)
with torch.no_grad():
    for p in model.parameters():
        if p.grad is not None:
            p -= 0.1 * p.grad
print(model[2].bias)
total = torch.sqrt(sum(p.grad.pow(2).sum() for p in model.parameters() if p.grad is not None))
print(total)
x = torch.ones(1, 2, requires_grad=True)
model(x).backward()
print(x.grad)
