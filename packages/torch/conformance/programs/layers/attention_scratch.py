import torch, math
import torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
def scaled_dot_product(q, k, v, mask=None):
    d_k = q.size()[-1]; attn_logits = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(d_k)
    if mask is not None: attn_logits = attn_logits.masked_fill(mask == 0, -9e15)
    attention = F.softmax(attn_logits, dim=-1); return torch.matmul(attention, v), attention
q = torch.randn(3, 2); k = torch.randn(3, 2); v = torch.randn(3, 2)
values, attention = scaled_dot_product(q, k, v); print("Q\n", q); print("K\n", k); print("Values\n", values); print("Attention\n", attention)
print(scaled_dot_product(q, k, v, torch.tril(torch.ones(3, 3)))[1])
class PositionalEncoding(nn.Module):
    def __init__(self, d_model, max_len=50, dropout=0.0):
        super().__init__()
        pe = torch.zeros(max_len, d_model); position = torch.arange(0, max_len, dtype=torch.float).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2).float() * (-math.log(10000.0) / d_model))
        pe[:, 0::2] = torch.sin(position * div_term); pe[:, 1::2] = torch.cos(position * div_term)
        self.register_buffer('pe', pe.unsqueeze(0), persistent=False); self.dropout = nn.Dropout(dropout)
    def forward(self, x): return self.dropout(x + self.pe[:, :x.size(1)])
pe = PositionalEncoding(6); print(pe.pe[0, :4]); print(pe(torch.zeros(2, 3, 6)).shape, pe.state_dict(), list(pe.buffers())[0].shape)
m = nn.Transformer(d_model=8, nhead=2, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=16, dropout=0.0, batch_first=True)
src = torch.randn(2, 4, 8); tgt = torch.randn(2, 3, 8); mask = nn.Transformer.generate_square_subsequent_mask(3); print(mask)
out = m(src, tgt, tgt_mask=mask); print(out.shape, out.sum().item() < 1)
dec = nn.TransformerDecoderLayer(8, 2, 16, 0.0, batch_first=True); print(dec(tgt, src).shape); print(dec)
mha = nn.MultiheadAttention(8, 2, batch_first=True); o, w = mha(tgt, src, src); print(o.shape, w.shape)
o, w = mha(tgt, src, src, average_attn_weights=False); print(w.shape); kpm = torch.tensor([[False, False, True, True], [False] * 4]); o, w = mha(tgt, src, src, key_padding_mask=kpm); print(w[0])
print(mha, [(n, tuple(p.shape)) for n, p in mha.named_parameters()])
enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True), 2); print(enc(src, src_key_padding_mask=kpm).shape)
causal = torch.triu(torch.full((3, 3), float('-inf')), diagonal=1); print(causal)
emb = nn.Embedding(10, 4, padding_idx=0); print(emb(torch.tensor([[1, 0, 3]])).shape, emb.weight[0], emb)
e = nn.EmbeddingBag(10, 3, mode="mean"); print(e(torch.tensor([1, 2, 4, 5]), torch.tensor([0, 2])).shape)
