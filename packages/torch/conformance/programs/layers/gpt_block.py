import torch
from torch import nn
import torch.nn.functional as F


class Head(nn.Module):
    def __init__(self, n_embd, head_size, block_size):
        super().__init__()
        self.key = nn.Linear(n_embd, head_size, bias=False)
        self.query = nn.Linear(n_embd, head_size, bias=False)
        self.value = nn.Linear(n_embd, head_size, bias=False)
        self.register_buffer("tril", torch.tril(torch.ones(block_size, block_size)))

    def forward(self, x):
        B, T, C = x.shape
        k, q = self.key(x), self.query(x)
        wei = q @ k.transpose(-2, -1) * C ** -0.5
        wei = F.softmax(wei.masked_fill(self.tril[:T, :T] == 0, float("-inf")), dim=-1)
        return wei @ self.value(x)


class Block(nn.Module):
    def __init__(self, n_embd, n_head, block_size):
        super().__init__()
        self.heads = nn.ModuleList([Head(n_embd, n_embd // n_head, block_size) for _ in range(n_head)])
        self.proj = nn.Linear(n_embd, n_embd)
        self.ffwd = nn.Sequential(nn.Linear(n_embd, 4 * n_embd), nn.ReLU(), nn.Linear(4 * n_embd, n_embd))
        self.ln1, self.ln2 = nn.LayerNorm(n_embd), nn.LayerNorm(n_embd)

    def forward(self, x):
        x = x + self.proj(torch.cat([h(self.ln1(x)) for h in self.heads], dim=-1))
        return x + self.ffwd(self.ln2(x))


torch.manual_seed(1337)
tokens = nn.Embedding(10, 8)
block, head = Block(8, 2, 4), nn.Linear(8, 10)
idx = torch.randint(0, 10, (2, 4))
print(idx)
logits = head(block(tokens(idx)))
print(logits.shape, logits[0, 0])
loss = F.cross_entropy(logits.view(-1, 10), idx.roll(-1, 1).view(-1))
print(loss)
loss.backward()
print(f"{tokens.weight.grad.norm():.4f}", sum(p.numel() for p in block.parameters()), [n for n, _ in block.named_buffers()])
context = torch.zeros(1, 1, dtype=torch.long)
for _ in range(3):
    probs = F.softmax(head(block(tokens(context)))[:, -1], dim=-1)
    context = torch.cat([context, probs.argmax(-1, keepdim=True)], dim=1)
print(context)
