import math
import torch
import torch.nn.functional as F

torch.manual_seed(1)
x = torch.randn(1, 4, 8)
wq, wk, wv = (torch.randn(8, 8) / math.sqrt(8) for _ in range(3))
q, k, v = x @ wq, x @ wk, x @ wv
scores = q @ k.transpose(-2, -1) / math.sqrt(8)
print(scores)
mask = torch.triu(torch.ones(4, 4, dtype=torch.bool), diagonal=1)
weights = scores.masked_fill(mask, float("-inf")).softmax(-1)
print(weights)
out = weights @ v
print(out.shape, out[0, 0])
print(torch.allclose(out[0, 0], v[0, 0]))
split = q.view(1, 4, 2, 4).transpose(1, 2)
print(split.shape, (split @ split.transpose(-1, -2)).shape)
print(torch.einsum("bqd,bkd->bqk", q, k).div(math.sqrt(8)).allclose(scores, atol=1e-5))
