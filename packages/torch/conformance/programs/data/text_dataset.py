import torch
from torch.utils.data import DataLoader, Dataset

text = "to be or not to be that is the question"


class CharDataset(Dataset):
    def __init__(self, text, block):
        self.chars = sorted(set(text))
        self.stoi = {c: i for i, c in enumerate(self.chars)}
        self.itos = {i: c for c, i in self.stoi.items()}
        self.data = torch.tensor([self.stoi[c] for c in text])
        self.block = block

    def __len__(self):
        return len(self.data) - self.block

    def __getitem__(self, i):
        chunk = self.data[i:i + self.block + 1]
        return chunk[:-1], chunk[1:]

    def decode(self, ids):
        return "".join(self.itos[int(i)] for i in ids)


ds = CharDataset(text, 8)
print(len(ds), ds.chars, ds[0])
torch.manual_seed(3)
xb, yb = next(iter(DataLoader(ds, batch_size=2, shuffle=True)))
print(xb, yb, ds.decode(xb[0]), "|", ds.decode(yb[0]))
N = torch.zeros(len(ds.chars), len(ds.chars), dtype=torch.int32)
for a, b in zip(text, text[1:]):
    N[ds.stoi[a], ds.stoi[b]] += 1
print(N.sum(), N.max(), N[ds.stoi["t"]])
P = (N + 1).float()
P /= P.sum(1, keepdim=True)
g = torch.Generator().manual_seed(2147483647)
ix, out = 0, []
for _ in range(12):
    ix = torch.multinomial(P[ix], 1, replacement=True, generator=g).item()
    out.append(ds.itos[ix])
print(repr("".join(out)) if False else len(out))
print(f"{-(P[ds.data[:-1], ds.data[1:]].log().mean()):.4f}")
