import math, torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
T = 50; betas = torch.linspace(1e-4, 0.02, T); alphas = 1.0 - betas; abar = torch.cumprod(alphas, dim=0); abar_prev = F.pad(abar[:-1], (1, 0), value=1.0); post = betas * (1 - abar_prev) / (1 - abar); print(abar[[0, 10, -1]], post[:3])
def extract(a, t, shape): out = a.gather(-1, t.cpu()); return out.reshape(t.shape[0], *((1,) * (len(shape) - 1)))
def q_sample(x0, t, noise): return extract(abar.sqrt(), t, x0.shape) * x0 + extract((1 - abar).sqrt(), t, x0.shape) * noise
class Sin(nn.Module):
    def __init__(self, dim): super().__init__(); self.dim = dim
    def forward(self, time): half = self.dim // 2; e = math.log(10000) / (half - 1); e = torch.exp(torch.arange(half) * -e); e = time[:, None] * e[None, :]; return torch.cat((e.sin(), e.cos()), dim=-1)
class Net(nn.Module):
    def __init__(self): super().__init__(); self.time = nn.Sequential(Sin(8), nn.Linear(8, 16), nn.SiLU(), nn.Linear(16, 16)); self.inp = nn.Linear(2, 16); self.gn = nn.GroupNorm(4, 16); self.out = nn.Sequential(nn.Linear(16, 16), nn.GELU(), nn.Linear(16, 2))
    def forward(self, x, t): return self.out(F.silu(self.gn(self.inp(x) + self.time(t))))
net = Net(); opt = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=1e-3); ema = torch.optim.swa_utils.AveragedModel(net, avg_fn=lambda a, m, n: 0.9 * a + 0.1 * m)
angle = torch.rand(128) * 2 * math.pi; data = torch.stack([angle.cos(), angle.sin()], 1)
for step in range(40):
    idx = torch.randint(0, 128, (32,)); x0 = data[idx]; t = torch.randint(0, T, (32,)).long(); noise = torch.randn_like(x0); loss = F.smooth_l1_loss(net(q_sample(x0, t, noise), t), noise); opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); ema.update_parameters(net)
    if step % 10 == 9: print(step + 1, f"{loss.item():.4f}")
@torch.no_grad()
def sample(model, n):
    x = torch.randn(n, 2)
    for i in reversed(range(T)):
        t = torch.full((n,), i, dtype=torch.long); mean = (1 / alphas[i]).sqrt() * (x - betas[i] / (1 - abar[i]).sqrt() * model(x, t)); x = mean + (post[i].sqrt() * torch.randn_like(x) if i > 0 else 0)
    return x
s = sample(net, 16); print(s.shape, torch.isfinite(s).all(), s.mean().abs() < 2, int(ema.n_averaged))
