import torch
from torch import nn


class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0):
        super().__init__()
        self.gamma = gamma

    def forward(self, logits, target):
        log_p = nn.functional.log_softmax(logits, dim=-1)
        ce = nn.functional.nll_loss(log_p, target, reduction="none")
        return ((1 - torch.exp(-ce)) ** self.gamma * ce).mean()


def dice_loss(pred, target, eps=1.0):
    overlap = (pred * target).sum()
    return 1 - (2 * overlap + eps) / (pred.sum() + target.sum() + eps)


logits = torch.tensor([[2.0, 0.5], [0.2, 0.1]], requires_grad=True)
target = torch.tensor([0, 1])
for gamma in (0.0, 1.0, 2.0):
    loss = FocalLoss(gamma)(logits, target)
    (g,) = torch.autograd.grad(loss, logits)
    print(gamma, f"{loss.item():.4f}", g)
mask = torch.tensor([[1.0, 0.0], [1.0, 1.0]])
pred = torch.tensor([[0.9, 0.2], [0.6, 0.8]], requires_grad=True)
loss = dice_loss(pred, mask)
loss.backward()
print(loss, pred.grad)
l2 = sum(p.pow(2).sum() for p in nn.Linear(2, 2, bias=False).parameters())
print(l2.shape, (loss + 0.01 * 3).detach())
