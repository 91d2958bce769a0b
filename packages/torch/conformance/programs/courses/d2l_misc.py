import torch, collections, math, random, re, time
from torch import nn
from torch.nn import functional as F
class Timer:
    def __init__(self): self.times = []; self.start()
    def start(self): self.tik = time.time()
    def stop(self): self.times.append(time.time() - self.tik); return self.times[-1]
class Accumulator:
    def __init__(self, n): self.data = [0.0] * n
    def add(self, *args): self.data = [a + float(b) for a, b in zip(self.data, args)]
    def __getitem__(self, i): return self.data[i]
timer = Timer(); c = torch.ones(100) + torch.ones(100); print(timer.stop() >= 0, c.sum())
def softmax(X): X_exp = torch.exp(X); return X_exp / X_exp.sum(1, keepdims=True)
def cross_entropy(y_hat, y): return -torch.log(y_hat[list(range(len(y_hat))), y])
def accuracy(y_hat, y): y_hat = y_hat.argmax(axis=1) if len(y_hat.shape) > 1 else y_hat; cmp = y_hat.type(y.dtype) == y; return float(cmp.type(y.dtype).sum())
y, y_hat = torch.tensor([0, 2]), torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]); print(y_hat[[0, 1], y], cross_entropy(y_hat, y), accuracy(y_hat, y) / len(y)); m = Accumulator(2); m.add(accuracy(y_hat, y), y.numel()); print(m[0] / m[1], softmax(torch.zeros(2, 4)))
def dropout_layer(X, p): assert 0 <= p <= 1; return torch.zeros_like(X) if p == 1 else (torch.rand(X.shape) > p).float() * X / (1.0 - p)
X = torch.arange(16, dtype=torch.float32).reshape((2, 8)); print(dropout_layer(X, 0.0)[0], dropout_layer(X, 1.0).sum(), dropout_layer(X, 0.5))
M = torch.normal(0, 1, size=(4, 4)); 
for i in range(100): M = M @ torch.normal(0, 1, size=(4, 4))
print(torch.isfinite(M).all(), M.abs().max() > 1e10)
text = "the time machine by h g wells the time traveller for so it will be convenient to speak of him".split(); counter = collections.Counter(text); vocab = ["<unk>"] + [w for w, _ in sorted(counter.items(), key=lambda p: (-p[1], p[0]))]; idx = {w: i for i, w in enumerate(vocab)}; corpus = torch.tensor([idx[w] for w in text]); print(vocab[:4], corpus[:5], F.one_hot(torch.tensor([0, 2]), len(vocab)).shape)
def seq_data(corpus, b, n): off = random.randint(0, n - 1); num = ((len(corpus) - off - 1) // b) * b; Xs = corpus[off:off + num].reshape(b, -1); Ys = corpus[off + 1:off + 1 + num].reshape(b, -1); return [(Xs[:, i:i + n], Ys[:, i:i + n]) for i in range(0, n * (Xs.shape[1] // n), n)]
for a, b in seq_data(torch.arange(35), 2, 5): print("X:", a, "\nY:", b)
class RNNScratch(nn.Module):
    def __init__(self, i, h, sigma=0.01): super().__init__(); self.W_xh = nn.Parameter(torch.randn(i, h) * sigma); self.W_hh = nn.Parameter(torch.randn(h, h) * sigma); self.b_h = nn.Parameter(torch.zeros(h))
    def forward(self, inputs, state=None):
        state = torch.zeros((inputs.shape[1], self.b_h.shape[0])) if state is None else state; outputs = []
        for X in inputs: state = torch.tanh(X @ self.W_xh + state @ self.W_hh + self.b_h); outputs.append(state)
        return outputs, state
rnn = RNNScratch(len(vocab), 8); head = nn.Linear(8, len(vocab)); params = list(rnn.parameters()) + list(head.parameters()); opt = torch.optim.SGD(params, lr=1.0)
for epoch in range(4):
    x, t = corpus[:-1].reshape(-1, 1), corpus[1:]; outs, _ = rnn(F.one_hot(x, len(vocab)).float()); loss = F.cross_entropy(head(torch.cat(outs)), t); opt.zero_grad(); loss.backward(); norm = torch.sqrt(sum(torch.sum(p.grad ** 2) for p in params))
    if norm > 1:
        for p in params: p.grad[:] *= 1 / norm
    opt.step(); print(f"perplexity {math.exp(loss.item()):.2f}")
def nms_iou(b1, b2): area = lambda b: (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1]); lt, rb = torch.max(b1[:, None, :2], b2[:, :2]), torch.min(b1[:, None, 2:], b2[:, 2:]); wh = (rb - lt).clamp(min=0); inter = wh[:, :, 0] * wh[:, :, 1]; return inter / (area(b1)[:, None] + area(b2) - inter)
print(nms_iou(torch.tensor([[0.0, 0, 2, 2], [1, 1, 3, 3]]), torch.tensor([[0.0, 0, 1, 1], [1, 1, 2, 2]]))); print(re.sub("[^a-z]+", " ", "Hello, World!".lower()))
blk = lambda c, k: nn.Sequential(nn.BatchNorm2d(c), nn.ReLU(), nn.Conv2d(c, k, 3, padding=1)); x = torch.randn(2, 3, 4, 4); y = blk(3, 5)(x); print(torch.cat((x, y), dim=1).shape)
H = torch.ones(3, 3); U, S, V = torch.linalg.svd(H); print(S.round(decimals=4), torch.linalg.eigvalsh(H).round(decimals=4), torch.distributions.Normal(0, 1).sample((2,)).shape, torch.trapz(torch.tensor([1.0, 2, 3])))
