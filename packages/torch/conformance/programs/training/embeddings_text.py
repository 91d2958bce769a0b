import torch, re, collections
import torch.nn as nn, torch.nn.functional as F
torch.manual_seed(1)
word_to_ix = {"hello": 0, "world": 1}; embeds = nn.Embedding(2, 5); print(embeds(torch.tensor([word_to_ix["hello"]], dtype=torch.long)))
CONTEXT_SIZE = 2; EMBEDDING_DIM = 10
test_sentence = """When forty winters shall besiege thy brow, And dig deep trenches in thy beauty's field""".split()
ngrams = [([test_sentence[i - j - 1] for j in range(CONTEXT_SIZE)], test_sentence[i]) for i in range(CONTEXT_SIZE, len(test_sentence))]; print(ngrams[:3])
vocab = sorted(set(test_sentence)); word_to_ix = {w: i for i, w in enumerate(vocab)}
class NGram(nn.Module):
    def __init__(self, v, e, c): super().__init__(); self.embeddings = nn.Embedding(v, e); self.linear1 = nn.Linear(c * e, 32); self.linear2 = nn.Linear(32, v)
    def forward(self, inputs): out = F.relu(self.linear1(self.embeddings(inputs).view((1, -1)))); return F.log_softmax(self.linear2(out), dim=1)
losses = []; model = NGram(len(vocab), EMBEDDING_DIM, CONTEXT_SIZE); opt = torch.optim.SGD(model.parameters(), lr=0.01); lf = nn.NLLLoss()
for epoch in range(4):
    tot = 0
    for ctx, tg in ngrams:
        ids = torch.tensor([word_to_ix[w] for w in ctx]); model.zero_grad(); l = lf(model(ids), torch.tensor([word_to_ix[tg]])); l.backward(); opt.step(); tot += l.item()
    losses.append(round(tot, 3))
print(losses); print(model.embeddings.weight[word_to_ix["thy"]])
text = "the cat sat on the mat. The dog sat on the log!"; toks = re.findall(r"\w+", text.lower()); cnt = collections.Counter(toks); itos = ["<pad>", "<unk>"] + [w for w, c in cnt.most_common()]; stoi = {w: i for i, w in enumerate(itos)}; print(itos, stoi["cat"])
enc = [torch.tensor([stoi.get(w, 1) for w in s.split()]) for s in ("the cat", "the zebra sat on")]; pad = nn.utils.rnn.pad_sequence(enc, batch_first=True); print(pad, pad != 0)
sim = F.cosine_similarity(model.embeddings.weight[0:1], model.embeddings.weight, dim=1); print(sim.topk(3)); v = F.normalize(model.embeddings.weight, dim=1); print((v @ v.T).diag()[:3])
class Bag(nn.Module):
    def __init__(self): super().__init__(); self.e = nn.EmbeddingBag(len(itos), 4, mode="sum"); self.f = nn.Linear(4, 2)
    def forward(self, t, o): return self.f(self.e(t, o))
b = Bag(); print(b(torch.cat(enc), torch.tensor([0, 2])).shape); emb = nn.Embedding.from_pretrained(torch.arange(6.).view(3, 2), freeze=True); print(emb(torch.tensor([2, 0])), emb.weight.requires_grad); print(nn.functional.embedding(torch.tensor([1]), emb.weight), nn.Embedding(4, 2, padding_idx=1).weight[1], nn.Embedding(3, 2, max_norm=1.0))
oh = F.one_hot(torch.tensor([0, 2]), 3); print(oh, oh.float() @ emb.weight)
