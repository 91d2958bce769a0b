import torch
import torch.nn.functional as F

words = ["emma", "olivia", "ava", "isabella", "sophia", "mia", "anna"]
chars = sorted(set("".join(words)))
stoi = {s: i + 1 for i, s in enumerate(chars)}
stoi["."] = 0
block = 3
X, Y = [], []
for w in words:
    context = [0] * block
    for ch in w + ".":
        X.append(context)
        Y.append(stoi[ch])
        context = context[1:] + [stoi[ch]]
X, Y = torch.tensor(X), torch.tensor(Y)
print(X.shape, Y.shape, X[:3], Y[:3])
g = torch.Generator().manual_seed(2147483647)
n = len(stoi)
C = torch.randn((n, 2), generator=g)
W1 = torch.randn((6, 20), generator=g) * 0.3
b1 = torch.randn(20, generator=g) * 0.01
W2 = torch.randn((20, n), generator=g) * 0.1
b2 = torch.zeros(n)
parameters = [C, W1, b1, W2, b2]
for p in parameters:
    p.requires_grad = True
print(sum(p.nelement() for p in parameters))
for i in range(31):
    ix = torch.randint(0, X.shape[0], (16,), generator=g)
    emb = C[X[ix]]
    h = torch.tanh(emb.view(-1, 6) @ W1 + b1)
    loss = F.cross_entropy(h @ W2 + b2, Y[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    for p in parameters:
        p.data += -0.2 * p.grad
    if i % 10 == 0:
        print(i, f"{loss.item():.3f}", ix[:4])
with torch.no_grad():
    print(f"{F.cross_entropy(torch.tanh(C[X].view(-1, 6) @ W1 + b1) @ W2 + b2, Y).item():.2f}")
