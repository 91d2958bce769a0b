import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
pred, target = torch.randn(4, 3), torch.randn(4, 3)
for reduction in ("mean", "sum", "none"):
    out = F.mse_loss(pred, target, reduction=reduction)
    print(reduction, out.shape, f"{out.mean().item():.4f}")
y_logits = torch.randn(5, 1)
y = torch.tensor([0.0, 1.0, 1.0, 0.0, 1.0])
print(nn.BCEWithLogitsLoss()(y_logits.squeeze(), y), nn.BCEWithLogitsLoss()(y_logits, y.unsqueeze(1)))
seq_logits = torch.randn(2, 6, 10)
seq_target = torch.randint(0, 10, (2, 6))
flat = F.cross_entropy(seq_logits.view(-1, 10), seq_target.view(-1))
moved = F.cross_entropy(seq_logits.transpose(1, 2), seq_target)
print(flat, moved, torch.isclose(flat, moved))
pad = seq_target.clone()
pad[:, 4:] = -100
print(F.cross_entropy(seq_logits.view(-1, 10), pad.view(-1)))
losses = F.cross_entropy(seq_logits.view(-1, 10), seq_target.view(-1), reduction="none").view(2, 6)
print(losses.shape, losses.mean(1), losses.argmax(1))
weights = torch.tensor([1.0, 3.0])
print((losses.mean(1) * weights).sum() / weights.sum(), losses.exp().mean())
