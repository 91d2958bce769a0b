# PyTorch 2.2: ReduceLROnPlateau has get_last_lr() from the start.
import torch

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=0)
print(scheduler.get_last_lr())
for loss in (1.0, 1.0, 0.5, 0.6):
    scheduler.step(loss)
    print(loss, scheduler.get_last_lr())
