import torch, numpy as np, io, csv
from torch import nn
from torch.utils.data import Dataset, DataLoader
np.random.seed(7); rows = [["sqft", "rooms", "city", "price"]]
for i in range(30): s = int(np.random.randint(50, 200)); r = int(np.random.randint(1, 6)); c = ["tokyo", "kyoto", "osaka"][np.random.randint(3)]; rows.append([s, r, c, round(s * 2.5 + r * 10 + {"tokyo": 50, "kyoto": 20, "osaka": 10}[c] + float(np.random.randn()), 2)])
buf = io.StringIO(); csv.writer(buf).writerows(rows); buf.seek(0); data = list(csv.DictReader(buf)); print(data[0]); cities = sorted({d["city"] for d in data}); c2i = {c: i for i, c in enumerate(cities)}; print(c2i)
class Houses(Dataset):
    def __init__(self, data): self.num = torch.tensor([[float(d["sqft"]), float(d["rooms"])] for d in data]); self.mean = self.num.mean(0); self.std = self.num.std(0); self.num = (self.num - self.mean) / self.std; self.cat = torch.tensor([c2i[d["city"]] for d in data]); self.y = torch.tensor([float(d["price"]) for d in data])
    def __len__(self): return len(self.y)
    def __getitem__(self, i): return {"num": self.num[i], "cat": self.cat[i]}, self.y[i]
ds = Houses(data); print(ds[0], ds.mean, ds.std); torch.manual_seed(0); tr, te = torch.utils.data.random_split(ds, [24, 6]); dl = DataLoader(tr, batch_size=8, shuffle=True); b, y = next(iter(dl)); print({k: v.shape for k, v in b.items()}, y.shape)
class Net(nn.Module):
    def __init__(self): super().__init__(); self.emb = nn.Embedding(3, 2); self.net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.BatchNorm1d(16), nn.Linear(16, 1))
    def forward(self, num, cat): return self.net(torch.cat([num, self.emb(cat)], 1)).squeeze(1)
m = Net(); o = torch.optim.Adam(m.parameters(), lr=0.05)
for e in range(20):
    m.train(); tot = 0
    for b, y in dl: l = nn.functional.mse_loss(m(**b), y); o.zero_grad(); l.backward(); o.step(); tot += l.item() * len(y)
    if e == 0: print(e, tot > 0)
m.eval(); p = m(ds.num, ds.cat).detach(); r2 = 1 - ((ds.y - p) ** 2).sum() / ((ds.y - ds.y.mean()) ** 2).sum(); print(r2.shape, torch.corrcoef(torch.stack([ds.y, p])).shape)
def collate(batch): xs, ys = zip(*batch); return torch.stack([x["num"] for x in xs]), torch.stack(ys)
print([x.shape for x in next(iter(DataLoader(ds, 4, collate_fn=collate)))], DataLoader(ds, 4).batch_size, type(DataLoader(ds, 4).sampler).__name__, type(DataLoader(ds, 4, shuffle=True).sampler).__name__)
