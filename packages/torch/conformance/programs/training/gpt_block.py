import torch, math
import torch.nn as nn
from torch.nn import functional as F
torch.manual_seed(1337)
text = "hello world, this is a tiny corpus for a tiny model. to be or not to be."
chars = sorted(list(set(text))); vocab_size = len(chars); print(''.join(chars)); print(vocab_size)
stoi = {ch: i for i, ch in enumerate(chars)}; itos = {i: ch for i, ch in enumerate(chars)}
encode = lambda s: [stoi[c] for c in s]; decode = lambda l: ''.join([itos[i] for i in l])
print(encode("hello")); print(decode(encode("hello")))
data = torch.tensor(encode(text), dtype=torch.long); print(data.shape, data.dtype); print(data[:20])
n = int(0.9 * len(data)); train_data = data[:n]; val_data = data[n:]
block_size = 8; batch_size = 4; n_embd = 16; n_head = 2; dropout = 0.1
x = train_data[:block_size]; y = train_data[1:block_size + 1]
for t in range(block_size): print(f"when input is {x[:t+1].tolist()} the target: {y[t]}")
def get_batch():
    ix = torch.randint(len(train_data) - block_size, (batch_size,))
    return torch.stack([train_data[i:i + block_size] for i in ix]), torch.stack([train_data[i + 1:i + block_size + 1] for i in ix])
xb, yb = get_batch(); print(xb.shape); print(xb); print(yb)
class Head(nn.Module):
    def __init__(self, head_size):
        super().__init__()
        self.key = nn.Linear(n_embd, head_size, bias=False); self.query = nn.Linear(n_embd, head_size, bias=False); self.value = nn.Linear(n_embd, head_size, bias=False)
        self.register_buffer('tril', torch.tril(torch.ones(block_size, block_size))); self.dropout = nn.Dropout(dropout)
    def forward(self, x):
        B, T, C = x.shape
        wei = self.query(x) @ self.key(x).transpose(-2, -1) * C ** -0.5
        wei = wei.masked_fill(self.tril[:T, :T] == 0, float('-inf')); wei = self.dropout(F.softmax(wei, dim=-1))
        return wei @ self.value(x)
class MultiHead(nn.Module):
    def __init__(self, h, s):
        super().__init__(); self.heads = nn.ModuleList([Head(s) for _ in range(h)]); self.proj = nn.Linear(n_embd, n_embd)
    def forward(self, x): return self.proj(torch.cat([h(x) for h in self.heads], dim=-1))
class FeedFoward(nn.Module):
    def __init__(self): super().__init__(); self.net = nn.Sequential(nn.Linear(n_embd, 4 * n_embd), nn.ReLU(), nn.Linear(4 * n_embd, n_embd), nn.Dropout(dropout))
    def forward(self, x): return self.net(x)
class Block(nn.Module):
    def __init__(self): super().__init__(); self.sa = MultiHead(n_head, n_embd // n_head); self.ffwd = FeedFoward(); self.ln1 = nn.LayerNorm(n_embd); self.ln2 = nn.LayerNorm(n_embd)
    def forward(self, x): x = x + self.sa(self.ln1(x)); return x + self.ffwd(self.ln2(x))
class GPT(nn.Module):
    def __init__(self):
        super().__init__(); self.tok = nn.Embedding(vocab_size, n_embd); self.pos = nn.Embedding(block_size, n_embd); self.blocks = nn.Sequential(Block(), Block()); self.ln_f = nn.LayerNorm(n_embd); self.lm_head = nn.Linear(n_embd, vocab_size)
    def forward(self, idx, targets=None):
        B, T = idx.shape
        logits = self.lm_head(self.ln_f(self.blocks(self.tok(idx) + self.pos(torch.arange(T)))))
        if targets is None: return logits, None
        B, T, C = logits.shape
        return logits, F.cross_entropy(logits.view(B * T, C), targets.view(B * T))
    @torch.no_grad()
    def generate(self, idx, max_new_tokens):
        for _ in range(max_new_tokens):
            logits, _ = self(idx[:, -block_size:]); probs = F.softmax(logits[:, -1, :], dim=-1)
            idx = torch.cat((idx, torch.multinomial(probs, num_samples=1)), dim=1)
        return idx
model = GPT(); print(sum(p.numel() for p in model.parameters()) / 1e6, 'M parameters')
opt = torch.optim.AdamW(model.parameters(), lr=1e-2)
for i in range(40):
    xb, yb = get_batch(); logits, loss = model(xb, yb); opt.zero_grad(set_to_none=True); loss.backward(); opt.step()
    if i % 10 == 0: print(i, f"{loss.item():.4f}")
model.eval(); out = model.generate(torch.zeros((1, 1), dtype=torch.long), 20); print(out.shape, decode(out[0].tolist())[:1] == itos[0])
print(model.blocks[0].sa.heads[0].tril)
