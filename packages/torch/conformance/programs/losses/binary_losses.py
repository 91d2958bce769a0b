import torch
from torch import nn
import torch.nn.functional as F

logits = torch.tensor([0.5, -1.5, 3.0, 0.0], requires_grad=True)
y = torch.tensor([1.0, 0.0, 0.0, 1.0])
loss = nn.BCEWithLogitsLoss()(logits, y)
print(loss.item().__round__(4))
loss.backward()
print(logits.grad, (torch.sigmoid(logits) - y).detach() / 4)
p = torch.sigmoid(logits).detach().requires_grad_()
print(nn.BCELoss()(p, y))
nn.BCELoss()(p, y).backward()
print(p.grad)
print(F.binary_cross_entropy_with_logits(logits, y, reduction="none").detach())
print(F.binary_cross_entropy(p.detach(), y, weight=torch.tensor([1.0, 1.0, 2.0, 0.0])))
print(nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.0]))(logits, y).detach())
print(nn.BCELoss(reduction="sum")(p.detach(), y), nn.BCELoss()(torch.tensor([0.0, 1.0]), torch.tensor([1.0, 0.0])))
by_hand = -(y * p.log() + (1 - y) * (1 - p).log())
print(by_hand.detach())
print(nn.SoftMarginLoss()(logits, 2 * y - 1).detach(), F.multilabel_soft_margin_loss(logits.view(1, 4), y.view(1, 4)).detach())
