import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader
torch.manual_seed(2)
class Pairs(Dataset):
    def __init__(self, n=40): self.x = torch.randn(n, 6); self.y = (self.x[:, 0] > 0).int()
    def __len__(self): return len(self.x)
    def __getitem__(self, i):
        j = (i * 7 + 3) % len(self); return self.x[i], self.x[j], torch.tensor([int(self.y[i] != self.y[j])], dtype=torch.float32)
class ContrastiveLoss(nn.Module):
    def __init__(self, margin=2.0): super().__init__(); self.margin = margin
    def forward(self, a, b, label):
        d = F.pairwise_distance(a, b, keepdim=True); return torch.mean((1 - label) * torch.pow(d, 2) + label * torch.pow(torch.clamp(self.margin - d, min=0.0), 2))
net = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 2)); loss_fn = ContrastiveLoss(); opt = torch.optim.RMSprop(net.parameters(), lr=5e-3, alpha=0.9)
for epoch in range(3):
    total = 0.0
    for a, b, l in DataLoader(Pairs(), batch_size=10): opt.zero_grad(set_to_none=True); loss = loss_fn(net(a), net(b), l); loss.backward(); opt.step(); total += loss.item()
    print(epoch, f"{total:.4f}")
emb = F.normalize(net(torch.randn(5, 6)), dim=1); sim = emb @ emb.T; print(sim.detach().diag(), sim.argsort(descending=True)[:, 0], torch.cdist(emb, emb).fill_diagonal_(float("inf")).argmin(1))
q, k = F.normalize(torch.randn(4, 3), dim=-1), F.normalize(torch.randn(4, 3), dim=-1); logits = q @ k.t() / 0.07; print("info nce", F.cross_entropy(logits, torch.arange(4)))
anchor, pos, neg = (torch.randn(3, 4, requires_grad=True) for _ in range(3)); t = nn.TripletMarginLoss(margin=0.5)(anchor, pos, neg); t.backward(); print(t, anchor.grad.norm())
proto = torch.stack([emb[:3].mean(0), emb[3:].mean(0)]); print(proto.shape, (-torch.cdist(emb, proto)).softmax(1).argmax(1))
