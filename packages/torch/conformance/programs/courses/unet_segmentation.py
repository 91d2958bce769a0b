import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
class DoubleConv(nn.Module):
    def __init__(self, i, o): super().__init__(); self.c = nn.Sequential(nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True), nn.Conv2d(o, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))
    def forward(self, x): return self.c(x)
class UNet(nn.Module):
    def __init__(self, c=1, classes=2, w=4):
        super().__init__(); self.d1, self.d2, self.mid = DoubleConv(c, w), DoubleConv(w, 2 * w), DoubleConv(2 * w, 4 * w); self.pool = nn.MaxPool2d(2)
        self.u2, self.c2 = nn.ConvTranspose2d(4 * w, 2 * w, 2, stride=2), DoubleConv(4 * w, 2 * w); self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True); self.c1 = DoubleConv(3 * w, w); self.head = nn.Conv2d(w, classes, 1)
    def forward(self, x):
        a = self.d1(x); b = self.d2(self.pool(a)); m = self.mid(self.pool(b)); x = self.u2(m)
        dy, dx = b.size(2) - x.size(2), b.size(3) - x.size(3); x = F.pad(x, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])
        x = self.c2(torch.cat([b, x], dim=1)); x = self.up(x); x = F.pad(x, [0, a.size(3) - x.size(3), 0, a.size(2) - x.size(2)]); return self.head(self.c1(torch.cat([a, x], 1)))
def dice(p, t, eps=1e-6): inter = (p * t).sum((-1, -2)); return ((2 * inter + eps) / (p.sum((-1, -2)) + t.sum((-1, -2)) + eps)).mean()
x = torch.zeros(4, 1, 17, 18); [x[i, 0, 3 + i : 9 + i, 4:11].fill_(1.0) for i in range(4)]; y = x[:, 0].long(); x = x + 0.2 * torch.randn_like(x)
net = UNet(); opt = torch.optim.Adam(net.parameters(), 1e-2); sched = torch.optim.lr_scheduler.OneCycleLR(opt, 0.02, total_steps=6)
for i in range(6):
    out = net(x); probs = out.softmax(1); loss = F.cross_entropy(out, y) + 1 - dice(probs[:, 1], y.float()); opt.zero_grad(); loss.backward(); opt.step(); sched.step(); print(i, f"{loss.item():.3f}", f"{sched.get_last_lr()[0]:.5f}")
pred = out.argmax(1); inter = ((pred == 1) & (y == 1)).sum(); union = ((pred == 1) | (y == 1)).sum(); print(pred.shape, 0 <= (inter / union).item() <= 1, sum(p.numel() for p in net.parameters()))
w = torch.tensor([0.3, 0.7]); print(F.cross_entropy(out.detach(), y, weight=w).shape, F.binary_cross_entropy_with_logits(out[:, 1].detach(), y.float(), pos_weight=torch.tensor(3.0)) > 0)
