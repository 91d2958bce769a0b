import torch
from torch import nn
torch.manual_seed(0)
class AE(nn.Module):
    def __init__(self):
        super().__init__(); self.encoder = nn.Sequential(nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(8, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(16 * 16, 8)); self.decoder = nn.Sequential(nn.Linear(8, 256), nn.ReLU(), nn.Unflatten(dim=1, unflattened_size=(16, 4, 4)), nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1), nn.ReLU(), nn.ConvTranspose2d(8, 1, 3, 2, 1, output_padding=1), nn.Sigmoid())
    def forward(self, x): z = self.encoder(x); return self.decoder(z), z
m = AE(); print(m); x = torch.zeros(16, 1, 16, 16); x[:, :, 4:12, 4:12] = torch.rand(16, 1, 1, 1); y, z = m(x); print(y.shape, z.shape)
opt = torch.optim.Adam(m.parameters(), lr=1e-2)
for e in range(10):
    y, _ = m(x); l = nn.functional.mse_loss(y, x); opt.zero_grad(); l.backward(); opt.step()
    if e % 3 == 0: print(f"epoch {e} loss {l.item():.4f}")
noisy = (x + 0.2 * torch.randn_like(x)).clamp(0., 1.); print(noisy.min(), noisy.max() <= 1)
up = nn.Sequential(nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True), nn.Conv2d(1, 1, 3, padding=1)); print(up(x[:1]).shape)
class UNet(nn.Module):
    def __init__(self): super().__init__(); c = lambda i, o: nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(inplace=True)); self.d1 = c(1, 4); self.d2 = c(4, 8); self.up = nn.ConvTranspose2d(8, 4, 2, 2); self.u1 = c(8, 4); self.out = nn.Conv2d(4, 2, 1); self.pool = nn.MaxPool2d(2)
    def forward(self, x): a = self.d1(x); b = self.d2(self.pool(a)); return self.out(self.u1(torch.cat([self.up(b), a], dim=1)))
u = UNet(); o = u(x[:2]); print(o.shape); t = (x[:2, 0] > 0.1).long(); l = nn.CrossEntropyLoss()(o, t); print(f"{l.item():.3f}", o.argmax(1).shape); l.backward(); print(u.d1[0].weight.grad.shape)
def dice(p, t): p = torch.sigmoid(p).flatten(1); t = t.flatten(1).float(); return (1 - (2 * (p * t).sum(1) + 1) / (p.sum(1) + t.sum(1) + 1)).mean()
print(f"{dice(o[:, 1], t).item():.3f}", ((o.argmax(1) & t).sum((1, 2)) / (o.argmax(1) | t).sum((1, 2)).clamp(min=1)).shape)
class Res(nn.Module):
    def __init__(self, i, o, s=1): super().__init__(); self.c1 = nn.Conv2d(i, o, 3, s, 1, bias=False); self.b1 = nn.BatchNorm2d(o); self.c2 = nn.Conv2d(o, o, 3, 1, 1, bias=False); self.b2 = nn.BatchNorm2d(o); self.short = nn.Sequential() if i == o and s == 1 else nn.Sequential(nn.Conv2d(i, o, 1, s, bias=False), nn.BatchNorm2d(o))
    def forward(self, x): return torch.relu(self.b2(self.c2(torch.relu(self.b1(self.c1(x))))) + self.short(x))
r = nn.Sequential(Res(1, 4), Res(4, 8, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 2)); print(r(x).shape, r[0], sum(p.numel() for p in r.parameters()), r[1].b1.running_mean.abs().sum() > 0)
dw = nn.Sequential(nn.Conv2d(4, 4, 3, groups=4), nn.Conv2d(4, 8, 1)); print(dw(torch.ones(1, 4, 8, 8)).shape, dw[0].weight.shape)
