import torch, random
import torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0); random.seed(0)
SOS, EOS = 0, 1
class Lang:
    def __init__(self, n): self.name = n; self.word2index = {}; self.word2count = {}; self.index2word = {0: "SOS", 1: "EOS"}; self.n_words = 2
    def addSentence(self, s):
        for w in s.split(' '): self.addWord(w)
    def addWord(self, w):
        if w not in self.word2index: self.word2index[w] = self.n_words; self.word2count[w] = 1; self.index2word[self.n_words] = w; self.n_words += 1
        else: self.word2count[w] += 1
pairs = [["je suis grand", "i am tall"], ["tu es la", "you are here"], ["il est la", "he is here"]]; a, b = Lang("fra"), Lang("eng")
for f, e in pairs: a.addSentence(f); b.addSentence(e)
print(a.name, a.n_words, b.n_words, a.word2count)
class EncoderRNN(nn.Module):
    def __init__(self, i, h): super().__init__(); self.h = h; self.embedding = nn.Embedding(i, h); self.gru = nn.GRU(h, h)
    def forward(self, x, hid): return self.gru(self.embedding(x).view(1, 1, -1), hid)
    def initHidden(self): return torch.zeros(1, 1, self.h)
class AttnDecoderRNN(nn.Module):
    def __init__(self, h, o, p=0.0, L=6): super().__init__(); self.embedding = nn.Embedding(o, h); self.attn = nn.Linear(h * 2, L); self.attn_combine = nn.Linear(h * 2, h); self.dropout = nn.Dropout(p); self.gru = nn.GRU(h, h); self.out = nn.Linear(h, o)
    def forward(self, x, hid, enc):
        e = self.dropout(self.embedding(x).view(1, 1, -1)); w = F.softmax(self.attn(torch.cat((e[0], hid[0]), 1)), dim=1); ap = torch.bmm(w.unsqueeze(0), enc.unsqueeze(0)); o = F.relu(self.attn_combine(torch.cat((e[0], ap[0]), 1)).unsqueeze(0)); o, hid = self.gru(o, hid); return F.log_softmax(self.out(o[0]), dim=1), hid, w
enc, dec = EncoderRNN(a.n_words, 16), AttnDecoderRNN(16, b.n_words); oe = torch.optim.SGD(enc.parameters(), lr=0.05); od = torch.optim.SGD(dec.parameters(), lr=0.05); crit = nn.NLLLoss(); print(enc); print(dec)
ids = lambda l, s: torch.tensor([l.word2index[w] for w in s.split(' ')] + [EOS], dtype=torch.long).view(-1, 1)
def encode(x):
    h = enc.initHidden(); outs = torch.zeros(6, 16)
    for i in range(x.size(0)): o, h = enc(x[i], h); outs[i] = o[0, 0]
    return outs, h
tot = 0
for it in range(1, 121):
    f, e = random.choice(pairs); x, y = ids(a, f), ids(b, e); oe.zero_grad(); od.zero_grad(); outs, h = encode(x); d = torch.tensor([[SOS]]); loss = 0; force = random.random() < 0.5
    for i in range(y.size(0)):
        o, h, w = dec(d, h, outs); loss += crit(o, y[i])
        if force: d = y[i]
        else:
            d = o.topk(1)[1].squeeze().detach()
            if d.item() == EOS: break
    loss.backward(); oe.step(); od.step(); tot += loss.item() / y.size(0)
    if it % 40 == 0: print(it, f"{tot / 40:.2f}"); tot = 0
print(w.shape, f"{w.sum():.3f}")
