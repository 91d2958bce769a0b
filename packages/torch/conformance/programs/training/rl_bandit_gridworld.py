import torch, random
import torch.nn as nn, torch.nn.functional as F
from torch.distributions import Categorical
from collections import deque, namedtuple
torch.manual_seed(0); random.seed(0)
T = namedtuple("T", ("s", "a", "ns", "r", "done"))
class Buffer:
    def __init__(self, n): self.m = deque([], maxlen=n)
    def push(self, *a): self.m.append(T(*a))
    def sample(self, k): return random.sample(self.m, k)
    def __len__(self): return len(self.m)
class Env:
    def reset(self): self.p = 2; return self.obs()
    def obs(self): return F.one_hot(torch.tensor(self.p), 5).float()
    def step(self, a): self.p += 1 if a == 1 else -1; d = self.p in (0, 4); return self.obs(), (1.0 if self.p == 4 else (-1.0 if self.p == 0 else -0.1)), d
env = Env(); q = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2)); tgt = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2)); tgt.load_state_dict(q.state_dict()); opt = torch.optim.Adam(q.parameters(), lr=0.01); buf = Buffer(200); eps = 1.0; hist = []
for ep in range(40):
    s = env.reset(); total = 0
    for _ in range(20):
        a = random.randrange(2) if random.random() < eps else q(s).argmax().item()
        ns, r, d = env.step(a); buf.push(s, a, ns, r, d); s = ns; total += r
        if len(buf) >= 16:
            b = T(*zip(*buf.sample(16))); S = torch.stack(b.s); A = torch.tensor(b.a).unsqueeze(1); R = torch.tensor(b.r); NS = torch.stack(b.ns); D = torch.tensor(b.done, dtype=torch.float)
            with torch.no_grad(): y = R + 0.9 * tgt(NS).max(1)[0] * (1 - D)
            l = F.smooth_l1_loss(q(S).gather(1, A).squeeze(1), y); opt.zero_grad(); l.backward(); nn.utils.clip_grad_value_(q.parameters(), 1.0); opt.step()
        if d: break
    eps = max(0.05, eps * 0.9); hist.append(round(total, 1))
    if ep % 10 == 9: tgt.load_state_dict(q.state_dict()); print(ep, sum(hist[-10:]) / 10 > -2, round(eps, 3))
print([q(F.one_hot(torch.tensor(i), 5).float()).argmax().item() for i in (1, 2, 3)])
pol = nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 2)); po = torch.optim.Adam(pol.parameters(), lr=0.05)
for ep in range(30):
    s = env.reset(); lp, rs = [], []
    for _ in range(20):
        d_ = Categorical(logits=pol(s)); a = d_.sample(); lp.append(d_.log_prob(a)); s, r, dn = env.step(a.item()); rs.append(r)
        if dn: break
    G = 0; ret = []
    for r in reversed(rs): G = r + 0.9 * G; ret.insert(0, G)
    loss = -(torch.stack(lp) * torch.tensor(ret)).sum(); po.zero_grad(); loss.backward(); po.step()
print(F.softmax(pol(env.reset()), -1)[1] > 0.5, d_.probs.shape, d_.entropy().item() >= 0)
