import torch, numpy as np
from torch import nn
def make_moons(n, noise, rs):
    r = np.random.RandomState(rs); m = n // 2; t = np.linspace(0, np.pi, m)
    X = np.vstack([np.stack([np.cos(t), np.sin(t)], 1), np.stack([1 - np.cos(t), 1 - np.sin(t) - 0.5], 1)]) + r.normal(scale=noise, size=(n, 2)); y = np.hstack([np.zeros(m), np.ones(m)]); i = r.permutation(n); return X[i], y[i]
X, y = make_moons(200, 0.1, 42); print(X[:3], y[:5], X.shape, y.dtype); X = torch.from_numpy(X).type(torch.float); y = torch.from_numpy(y).type(torch.float); print(X[:2], y[:5], X.dtype)
Xtr, Xte, ytr, yte = X[:160], X[160:], y[:160], y[160:]
class M(nn.Module):
    def __init__(self, i=2, o=1, h=10): super().__init__(); self.layer_1 = nn.Linear(in_features=i, out_features=h); self.layer_2 = nn.Linear(h, h); self.layer_3 = nn.Linear(h, o); self.relu = nn.ReLU()
    def forward(self, x): return self.layer_3(self.relu(self.layer_2(self.relu(self.layer_1(x)))))
def acc(y_true, y_pred): return (torch.eq(y_true, y_pred).sum().item() / len(y_pred)) * 100
torch.manual_seed(42); m = M(); print(m); print(m.state_dict()["layer_1.weight"][:2]); lf = nn.BCEWithLogitsLoss(); opt = torch.optim.SGD(m.parameters(), lr=0.1)
with torch.inference_mode(): l = m(Xte[:5]); print(l, torch.sigmoid(l), torch.round(torch.sigmoid(l)).squeeze())
for e in range(101):
    m.train(); lo = m(Xtr).squeeze(); p = torch.round(torch.sigmoid(lo)); loss = lf(lo, ytr); opt.zero_grad(); loss.backward(); opt.step(); m.eval()
    with torch.inference_mode(): tl = m(Xte).squeeze(); tp = torch.round(torch.sigmoid(tl)); tloss = lf(tl, yte)
    if e % 20 == 0: print(f"Epoch: {e} | Loss: {loss:.5f}, Accuracy: {acc(ytr, p):.2f}% | Test Loss: {tloss:.5f}, Test Accuracy: {acc(yte, tp):.2f}%")
K = 4; rs = np.random.RandomState(0); C = rs.uniform(-8, 8, (K, 2)); lab = rs.randint(0, K, 120); B = torch.tensor(C[lab] + rs.randn(120, 2), dtype=torch.float32); L = torch.from_numpy(lab); print(L.dtype, L[:8], B[:2])
torch.manual_seed(42); bm = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, K)); o = torch.optim.SGD(bm.parameters(), lr=0.1); ce = nn.CrossEntropyLoss()
print(torch.softmax(bm(B[:2]), dim=1), torch.sum(torch.softmax(bm(B), 1)[0]).round())
for e in range(61):
    lo = bm(B); pr = torch.softmax(lo, dim=1).argmax(dim=1); loss = ce(lo, L); o.zero_grad(); loss.backward(); o.step()
    if e % 20 == 0: print(f"Epoch: {e} | Loss: {loss:.5f}, Acc: {acc(L, pr):.2f}%")
spiral = np.zeros((60, 2)); D = 2; N = 20
for j in range(3): ix = range(N * j, N * (j + 1)); r = np.linspace(0.0, 1, N); t = np.linspace(j * 4, (j + 1) * 4, N) + np.random.RandomState(j).randn(N) * 0.2; spiral[ix] = np.c_[r * np.sin(t), r * np.cos(t)]
print(spiral.shape, spiral[:2], spiral.mean().round(5))
