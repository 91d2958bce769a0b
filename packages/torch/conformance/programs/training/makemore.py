import torch, random
import torch.nn.functional as F
words = ["emma", "olivia", "ava", "isabella", "sophia", "mia", "amelia", "harper"]
b = {}
for w in words:
    for a, c in zip(["<S>"] + list(w) + ["<E>"], list(w) + ["<E>"]): b[(a, c)] = b.get((a, c), 0) + 1
print(sorted(b.items(), key=lambda kv: -kv[1])[:5])
chars = sorted(list(set("".join(words)))); stoi = {s: i + 1 for i, s in enumerate(chars)}; stoi["."] = 0; itos = {i: s for s, i in stoi.items()}; V = len(itos); N = torch.zeros((V, V), dtype=torch.int32)
for w in words:
    chs = ["."] + list(w) + ["."]
    for a, c in zip(chs, chs[1:]): N[stoi[a], stoi[c]] += 1
print(N[0], N.sum(), N.dtype); P = (N + 1).float(); P /= P.sum(1, keepdim=True); print(P[0], P[0].sum())
g = torch.Generator().manual_seed(2147483647); print(torch.rand(3, generator=g)); p = torch.tensor([0.6, 0.3, 0.1]); print(torch.multinomial(p, num_samples=10, replacement=True, generator=g))
for _ in range(4):
    out, ix = [], 0
    while len(out) < 20:
        ix = torch.multinomial(P[ix], num_samples=1, replacement=True, generator=g).item(); out.append(itos[ix])
        if ix == 0: break
    print("".join(out))
ll = 0.0; n = 0
for w in words:
    chs = ["."] + list(w) + ["."]
    for a, c in zip(chs, chs[1:]): ll += torch.log(P[stoi[a], stoi[c]]); n += 1
print(f"{ll=}"); print(f"{-ll/n}"[:6])
xs, ys = [], []
for w in words:
    chs = ["."] + list(w) + ["."]
    for a, c in zip(chs, chs[1:]): xs.append(stoi[a]); ys.append(stoi[c])
xs = torch.tensor(xs); ys = torch.tensor(ys); g = torch.Generator().manual_seed(2147483647); W = torch.randn((V, V), generator=g, requires_grad=True)
for k in range(20):
    xenc = F.one_hot(xs, num_classes=V).float(); logits = xenc @ W; counts = logits.exp(); probs = counts / counts.sum(1, keepdims=True); loss = -probs[torch.arange(len(xs)), ys].log().mean() + 0.01 * (W ** 2).mean()
    if k % 5 == 0: print(f"{loss.item():.4f}")
    W.grad = None; loss.backward(); W.data += -10 * W.grad
C = torch.randn((V, 2), generator=g); X = torch.tensor([[0, 0, 0], [0, 0, 5], [0, 5, 4]]); emb = C[X]; print(emb.shape, emb.view(-1, 6).shape, torch.cat(torch.unbind(emb, 1), 1).shape, emb.storage_offset() if True else "")
h = torch.tanh(emb.view(-1, 6) @ torch.randn((6, 10), generator=g) * 0.1 + torch.zeros(10)); print(h.shape, (h.abs() > 0.97).float().mean())
