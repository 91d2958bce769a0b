import torch
from torch import nn

pred = torch.tensor([2.5, 0.0, 2.0, 8.0])
target = torch.tensor([3.0, -0.5, 2.0, 7.0])
for loss in (nn.L1Loss(), nn.MSELoss(), nn.SmoothL1Loss(), nn.HuberLoss(delta=0.5), nn.L1Loss(reduction="sum"), nn.MSELoss(reduction="none"),
             nn.SmoothL1Loss(beta=0.5, reduction="none"), nn.HuberLoss(reduction="none")):
    print(loss, loss(pred, target))
print(nn.functional.mse_loss(pred, target), nn.functional.l1_loss(pred, target, reduction="none"))
rmse = torch.sqrt(nn.MSELoss()(pred, target))
print(rmse, 1 - ((pred - target) ** 2).sum() / ((target - target.mean()) ** 2).sum())
p = pred.clone().requires_grad_()
nn.MSELoss()(p, target).backward()
print(p.grad)
p.grad = None
nn.L1Loss()(p, target).backward()
print(p.grad)
p.grad = None
nn.SmoothL1Loss(reduction="sum")(p, target).backward()
print(p.grad)
p.grad = None
nn.functional.huber_loss(p, target, delta=0.6).backward()
print(p.grad)
