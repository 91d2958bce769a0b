import torch

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode="min", factor=0.1, patience=2)
for epoch, loss in enumerate([1.0, 0.9, 0.9, 0.91, 0.92, 0.93, 0.5, 0.5, 0.5, 0.5, 0.5]):
    scheduler.step(loss)
    print(epoch, loss, round(optimizer.param_groups[0]["lr"], 6), scheduler.num_bad_epochs, scheduler.best)
optimizer = torch.optim.Adam([w], lr=0.01)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, "max", factor=0.5, patience=0, threshold=0.1, threshold_mode="abs", min_lr=0.002, cooldown=1)
for acc in [0.5, 0.55, 0.56, 0.7, 0.7, 0.7, 0.7]:
    scheduler.step(torch.tensor(acc))
    print(acc, round(optimizer.param_groups[0]["lr"], 6))
