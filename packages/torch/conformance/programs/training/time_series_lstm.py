import torch, numpy as np, math
from torch import nn
torch.manual_seed(0); np.random.seed(0)
t = np.linspace(0, 20, 120); series = np.sin(t) + 0.1 * np.random.randn(120)
print(series[:5], series.mean().round(4), series.std().round(4))
lo, hi = series.min(), series.max(); scaled = (series - lo) / (hi - lo); print(scaled.min(), scaled.max())
def windows(s, n):
    xs, ys = [], []
    for i in range(len(s) - n): xs.append(s[i:i + n]); ys.append(s[i + n])
    return np.array(xs), np.array(ys)
X, y = windows(scaled, 8); print(X.shape, y.shape, X.dtype)
X = torch.tensor(X, dtype=torch.float32).unsqueeze(-1); y = torch.from_numpy(y).float().view(-1, 1); print(X.size(), y.size())
class Net(nn.Module):
    def __init__(self, cell="LSTM", h=12):
        super().__init__(); self.rnn = getattr(nn, cell)(1, h, num_layers=2, batch_first=True, dropout=0.0); self.fc = nn.Linear(h, 1)
    def forward(self, x):
        out, _ = self.rnn(x); return self.fc(out[:, -1, :])
for cell in ("RNN", "LSTM", "GRU"):
    torch.manual_seed(1); m = Net(cell); print(m); opt = torch.optim.Adam(m.parameters(), lr=0.02)
    for e in range(15):
        loss = nn.MSELoss()(m(X[:90]), y[:90]); opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step()
        if e % 5 == 0: print(f"{cell} epoch {e} loss {loss.item():.4f}")
    m.eval()
    with torch.no_grad():
        p = m(X[90:]); print(f"rmse {torch.sqrt(nn.functional.mse_loss(p, y[90:])):.3f}", p.shape, p.numpy().flatten().shape)
        seq = X[-1:].clone(); outs = []
        for _ in range(3): nx = m(seq); outs.append(round(nx.item(), 2)); seq = torch.cat([seq[:, 1:], nx.unsqueeze(1)], 1)
        print(outs)
r = nn.LSTM(3, 4, bidirectional=True); o, (h, c) = r(torch.randn(5, 2, 3)); print(o.shape, h.shape, c.shape, [n for n, _ in r.named_parameters()]); print(r, r.weight_ih_l0.shape)
cell = nn.LSTMCell(3, 4); h = torch.zeros(2, 4); c = torch.zeros(2, 4)
for step in range(3): h, c = cell(torch.ones(2, 3), (h, c))
print(h.shape, cell, nn.GRUCell(3, 4)(torch.ones(2, 3)).shape, nn.RNNCell(3, 4)(torch.ones(2, 3)).shape)
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence, pack_sequence
seqs = [torch.ones(3, 2), torch.ones(1, 2), torch.ones(2, 2)]; pad = pad_sequence(seqs, batch_first=True); print(pad.shape); pk = pack_padded_sequence(pad, torch.tensor([3, 1, 2]), batch_first=True, enforce_sorted=False); print(pk.data.shape, pk.batch_sizes, pk.sorted_indices); u, l = pad_packed_sequence(pk, batch_first=True); print(u.shape, l)
