import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence, pack_sequence
torch.manual_seed(0)
rnn = nn.LSTM(10, 20, 2); o, (h, c) = rnn(torch.randn(5, 3, 10), (torch.randn(2, 3, 20), torch.randn(2, 3, 20))); print(o.shape, h.shape, c.shape, rnn)
bi = nn.GRU(4, 3, num_layers=2, bidirectional=True, dropout=0.2, batch_first=True).eval(); o, h = bi(torch.randn(2, 5, 4)); print(o.shape, h.shape, h.view(2, 2, 2, 3)[-1].shape, torch.cat((h[-2], h[-1]), 1).shape, [n for n, _ in bi.named_parameters()][:4])
seqs = [torch.arange(n + 1.0).unsqueeze(1) for n in (3, 1, 2)]; padded = pad_sequence(seqs, batch_first=True, padding_value=-1); lens = torch.tensor([len(s) for s in seqs]); print(padded.squeeze(-1)); packed = pack_padded_sequence(padded, lens, batch_first=True, enforce_sorted=False); print(packed.data.squeeze(), packed.batch_sizes, packed.sorted_indices)
enc = nn.RNN(1, 2, batch_first=True); out, hn = enc(packed); un, ul = pad_packed_sequence(out, batch_first=True); print(un.shape, ul, torch.allclose(un[1, ul[1] - 1], hn[0, 1])); print(pack_sequence([torch.tensor([1, 2]), torch.tensor([3])]))
cell = nn.LSTMCell(10, 20); hx, cx = torch.zeros(3, 20), torch.zeros(3, 20)
for i in range(2): hx, cx = cell(torch.randn(3, 10), (hx, cx))
print(hx.mean(), cx.std()); g = nn.GRUCell(4, 3); print(g(torch.ones(1, 4)))
emb = nn.Embedding(10, 3, padding_idx=0); print(emb(torch.LongTensor([[0, 2, 0, 5]])).shape, emb.weight[0], nn.Embedding.from_pretrained(torch.eye(3))(torch.tensor([1])), nn.EmbeddingBag(10, 3, mode="sum")(torch.tensor([1, 2, 4, 5]), torch.tensor([0, 2])).shape, nn.Embedding(3, 2, max_norm=1.0)(torch.tensor([0, 1])).norm(dim=1) <= 1.0001)
class Tagger(nn.Module):
    def __init__(self): super().__init__(); self.e = nn.Embedding(9, 6); self.l = nn.LSTM(6, 6); self.o = nn.Linear(6, 3)
    def forward(self, s): e = self.e(s); out, _ = self.l(e.view(len(s), 1, -1)); return F.log_softmax(self.o(out.view(len(s), -1)), dim=1)
data = [("The dog ate the apple".split(), ["DET", "NN", "V", "DET", "NN"]), ("Everybody read that book".split(), ["NN", "V", "DET", "NN"])]; w2i = {}; [w2i.setdefault(w, len(w2i)) for s, _ in data for w in s]; t2i = {"DET": 0, "NN": 1, "V": 2}; print(w2i); m = Tagger(); opt = torch.optim.SGD(m.parameters(), lr=0.1)
for epoch in range(60):
    for s, t in data: m.zero_grad(); loss = nn.NLLLoss()(m(torch.tensor([w2i[w] for w in s])), torch.tensor([t2i[x] for x in t])); loss.backward(); opt.step()
with torch.no_grad(): print(m(torch.tensor([w2i[w] for w in data[0][0]])).argmax(1), f"{loss.item():.3f}")
tr = nn.Transformer(d_model=16, nhead=2, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=32, batch_first=True).eval(); print(tr(torch.ones(2, 4, 16), torch.ones(2, 3, 16), tgt_mask=nn.Transformer.generate_square_subsequent_mask(3), src_key_padding_mask=torch.tensor([[False] * 4, [False, False, True, True]])).shape, len(list(tr.parameters())))
mha = nn.MultiheadAttention(8, 2, batch_first=True); q = torch.randn(1, 3, 8); a, w = mha(q, q, q, attn_mask=torch.triu(torch.ones(3, 3, dtype=torch.bool), 1)); print(a.shape, w.detach(), mha(q, q, q, average_attn_weights=False)[1].shape)
x = torch.arange(16.0).view(1, 1, 4, 4); p, i = F.max_pool2d(x, 2, return_indices=True); print(p, i, F.max_unpool2d(p, i, 2), F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)[0, 0, 0], nn.LPPool2d(2, 2)(x), F.adaptive_max_pool2d(x, (3, None)), F.unfold(x, 2, stride=2), F.fold(F.unfold(x, 2), (4, 4), 2)[0, 0], nn.PixelShuffle(2)(torch.arange(8.0).view(1, 4, 1, 2)), nn.ReflectionPad2d(1)(x[:, :, :2, :2]), F.one_hot(torch.arange(3) % 2), F.normalize(torch.tensor([[3.0, 4.0]])), F.gumbel_softmax(torch.zeros(1, 3), hard=True).sum())
