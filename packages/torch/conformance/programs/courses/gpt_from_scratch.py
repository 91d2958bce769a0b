import torch, torch.nn as nn
from torch.nn import functional as F
torch.manual_seed(1337)
text = "to be or not to be that is the question whether tis nobler in the mind to suffer"
chars = sorted(list(set(text))); vocab_size = len(chars); stoi = {c: i for i, c in enumerate(chars)}; itos = {i: c for i, c in enumerate(chars)}
encode = lambda s: [stoi[c] for c in s]; decode = lambda l: "".join(itos[i] for i in l)
data = torch.tensor(encode(text), dtype=torch.long); n = int(0.9 * len(data)); train_data, val_data = data[:n], data[n:]; print(vocab_size, data[:8], decode(data[:8].tolist()))
block_size, batch_size, n_embd, n_head, n_layer = 8, 8, 16, 2, 2
def get_batch(d): ix = torch.randint(len(d) - block_size, (batch_size,)) if len(d) > block_size else torch.zeros(batch_size, dtype=torch.long); return torch.stack([d[i:i + block_size] for i in ix]), torch.stack([d[i + 1:i + block_size + 1] for i in ix])
class Head(nn.Module):
    def __init__(self, size): super().__init__(); self.key, self.query, self.value = (nn.Linear(n_embd, size, bias=False) for _ in range(3)); self.register_buffer("tril", torch.tril(torch.ones(block_size, block_size)))
    def forward(self, x):
        B, T, C = x.shape; wei = self.query(x) @ self.key(x).transpose(-2, -1) * C**-0.5; wei = wei.masked_fill(self.tril[:T, :T] == 0, float("-inf")); return F.softmax(wei, dim=-1) @ self.value(x)
class Block(nn.Module):
    def __init__(self): super().__init__(); self.heads = nn.ModuleList([Head(n_embd // n_head) for _ in range(n_head)]); self.proj = nn.Linear(n_embd, n_embd); self.ff = nn.Sequential(nn.Linear(n_embd, 4 * n_embd), nn.ReLU(), nn.Linear(4 * n_embd, n_embd)); self.ln1, self.ln2 = nn.LayerNorm(n_embd), nn.LayerNorm(n_embd)
    def forward(self, x): x = x + self.proj(torch.cat([h(self.ln1(x)) for h in self.heads], dim=-1)); return x + self.ff(self.ln2(x))
class GPT(nn.Module):
    def __init__(self): super().__init__(); self.tok = nn.Embedding(vocab_size, n_embd); self.pos = nn.Embedding(block_size, n_embd); self.blocks = nn.Sequential(*[Block() for _ in range(n_layer)]); self.ln = nn.LayerNorm(n_embd); self.head = nn.Linear(n_embd, vocab_size); self.apply(self._init_weights)
    def _init_weights(self, m):
        if isinstance(m, nn.Linear):
            torch.nn.init.normal_(m.weight, mean=0.0, std=0.02)
            if m.bias is not None: torch.nn.init.zeros_(m.bias)
        elif isinstance(m, nn.Embedding): torch.nn.init.normal_(m.weight, mean=0.0, std=0.02)
    def forward(self, idx, targets=None):
        B, T = idx.shape; logits = self.head(self.ln(self.blocks(self.tok(idx) + self.pos(torch.arange(T)))))
        if targets is None: return logits, None
        B, T, C = logits.shape; return logits, F.cross_entropy(logits.view(B * T, C), targets.view(B * T))
    @torch.no_grad()
    def generate(self, idx, n):
        for _ in range(n): logits, _ = self(idx[:, -block_size:]); probs = F.softmax(logits[:, -1, :], dim=-1); idx = torch.cat((idx, torch.multinomial(probs, num_samples=1)), dim=1)
        return idx
m = GPT(); print(sum(p.numel() for p in m.parameters()) / 1e6, "M parameters"); opt = torch.optim.AdamW(m.parameters(), lr=3e-3)
for step in range(11):
    xb, yb = get_batch(train_data); logits, loss = m(xb, yb); opt.zero_grad(set_to_none=True); loss.backward(); opt.step()
    if step % 5 == 0: print(step, f"{loss.item():.3f}")
print(decode(m.generate(torch.zeros((1, 1), dtype=torch.long), 24)[0].tolist()))
bigram = torch.zeros((vocab_size, vocab_size), dtype=torch.int32)
for a, b in zip(text, text[1:]): bigram[stoi[a], stoi[b]] += 1
P = (bigram + 1).float(); P /= P.sum(1, keepdims=True); g = torch.Generator().manual_seed(2147483647); ix = 0; out = []
for _ in range(10): ix = torch.multinomial(P[ix], num_samples=1, replacement=True, generator=g).item(); out.append(itos[ix])
print("".join(out), f"{-sum(torch.log(P[stoi[a], stoi[b]]) for a, b in zip(text, text[1:])) / len(text):.4f}")
