import torch, random
import numpy as np
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, Subset, random_split, ConcatDataset, SubsetRandomSampler, WeightedRandomSampler
torch.manual_seed(1)
X = torch.randn(60, 4); y = (X[:, 0] + X[:, 1] > 0).long() + (X[:, 2] > 1).long()
ds = TensorDataset(X, y); k = 3; fold = len(ds) // k; idx = torch.randperm(len(ds))
def make(): torch.manual_seed(0); return nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
scores = []
for f in range(k):
    val = idx[f * fold:(f + 1) * fold]; tr = torch.cat([idx[:f * fold], idx[(f + 1) * fold:]])
    m = make(); opt = torch.optim.Adam(m.parameters(), lr=0.02)
    g = torch.Generator().manual_seed(f)
    for e in range(8):
        for xb, yb in DataLoader(Subset(ds, tr.tolist()), batch_size=10, shuffle=True, generator=g):
            opt.zero_grad(); nn.functional.cross_entropy(m(xb), yb).backward(); opt.step()
    with torch.no_grad(): acc = (m(X[val]).argmax(1) == y[val]).float().mean().item()
    scores.append(acc); print(f"Fold {f + 1}: train {len(tr)} val {len(val)} acc {acc:.3f}")
print(f"mean {np.mean(scores):.4f} std {np.std(scores):.4f}")
pred = m(X).argmax(1); cm = torch.zeros(3, 3, dtype=torch.int64)
for t, p in zip(y, pred): cm[t, p] += 1
print(cm); print(cm.diag().sum().item() / cm.sum().item(), cm.sum(1), cm.sum(0))
cm2 = torch.bincount(y * 3 + pred, minlength=9).reshape(3, 3); print(torch.equal(cm, cm2))
prec = cm.diag() / cm.sum(0).clamp(min=1); rec = cm.diag() / cm.sum(1); f1 = 2 * prec * rec / (prec + rec)
for i, c in enumerate(["a", "b", "c"]): print(f"{c:>5} {prec[i]:.2f} {rec[i]:.2f} {f1[i]:.2f} {cm[i].sum():5d}")
print(np.array2string(cm.numpy(), separator=", ")); print(cm.numpy().tolist())
a, b = random_split(ds, [40, 20], generator=torch.Generator().manual_seed(42)); print(len(a), len(b), a.indices[:5]); print(ds[0], ds[:2][1], len(ConcatDataset([a, b])))
print([x.tolist() for x in DataLoader(torch.arange(7), batch_size=3, drop_last=True)], len(DataLoader(ds, batch_size=7)), list(SubsetRandomSampler([3, 4], generator=torch.Generator().manual_seed(0))))
w = torch.tensor([1., 10., 1.])[y]; s = WeightedRandomSampler(w, 10, generator=torch.Generator().manual_seed(0)); print(list(s)); dl = DataLoader(ds, batch_size=5, sampler=s); print(next(iter(dl))[1].shape)
