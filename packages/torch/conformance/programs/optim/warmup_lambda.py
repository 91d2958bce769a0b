import math
import torch
from torch import nn

model = nn.Linear(2, 2)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.1)
warmup, total = 4, 12


def schedule(step):
    if step < warmup:
        return (step + 1) / warmup
    progress = (step - warmup) / (total - warmup)
    return 0.5 * (1 + math.cos(math.pi * progress))


scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)
for step in range(total):
    print(step, f"{scheduler.get_last_lr()[0]:.6f}")
    optimizer.step()
    scheduler.step()
several = torch.optim.SGD([{"params": [model.weight]}, {"params": [model.bias]}], lr=1.0)
both = torch.optim.lr_scheduler.LambdaLR(several, [lambda e: 0.5 ** e, lambda e: 1.0])
for _ in range(3):
    several.step()
    both.step()
print(both.get_last_lr())
