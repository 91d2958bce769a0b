import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
optimizer = torch.optim.SGD([{"params": model[0].parameters(), "lr": 0.001}, {"params": model[2].parameters()}], lr=0.1, momentum=0.9)
print(len(optimizer.param_groups))
for group in optimizer.param_groups:
    print(group["lr"], group["momentum"], len(group["params"]), group["weight_decay"])
before = [p.clone() for p in model.parameters()]
model(torch.ones(4, 2)).mean().backward()
optimizer.step()
for b, p in zip(before, model.parameters()):
    print(tuple(p.shape), (b - p).abs().max() < 0.01)
optimizer.add_param_group({"params": nn.Parameter(torch.zeros(1)), "lr": 5.0})
print(len(optimizer.param_groups), optimizer.param_groups[2]["lr"], optimizer.param_groups[2]["momentum"])
for group in optimizer.param_groups:
    group["lr"] *= 0.5
print([g["lr"] for g in optimizer.param_groups])
decay, no_decay = [], []
for name, p in model.named_parameters():
    (no_decay if name.endswith("bias") else decay).append(p)
adamw = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}], lr=1e-3)
print([(len(g["params"]), g["weight_decay"], g["lr"]) for g in adamw.param_groups], adamw.defaults["betas"])
