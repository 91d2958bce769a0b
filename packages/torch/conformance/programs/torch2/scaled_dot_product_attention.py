# torch.nn.functional.scaled_dot_product_attention, new in PyTorch 2.0: softmax(QKᵀ/√E + mask)V.
import math
import torch
import torch.nn.functional as F

torch.manual_seed(0)
q, k, v = torch.randn(3, 2, 4, 8).unbind(0)
by_hand = (q @ k.transpose(-2, -1) / math.sqrt(8)).softmax(-1) @ v
print(torch.allclose(F.scaled_dot_product_attention(q, k, v), by_hand, atol=1e-5))
causal = torch.ones(4, 4, dtype=torch.bool).tril()
scores = (q @ k.transpose(-2, -1) / math.sqrt(8)).masked_fill(~causal, float("-inf"))
print(torch.allclose(F.scaled_dot_product_attention(q, k, v, is_causal=True), scores.softmax(-1) @ v, atol=1e-5))
print(torch.allclose(F.scaled_dot_product_attention(q, k, v, attn_mask=causal), scores.softmax(-1) @ v, atol=1e-5))
print(F.scaled_dot_product_attention(q, k, v).shape)
