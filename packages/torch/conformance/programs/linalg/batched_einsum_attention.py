import torch

torch.manual_seed(0)
B, H, T, D = 2, 2, 3, 4
q, k, v = torch.randn(3, B, H, T, D)
scores = torch.einsum("bhqd,bhkd->bhqk", q, k) / D ** 0.5
print(scores.shape, torch.allclose(scores, q @ k.mT / 2, atol=1e-6))
weights = scores.softmax(dim=-1)
out = torch.einsum("bhqk,bhkd->bhqd", weights, v)
print(out[0, 0].round(decimals=3), torch.allclose(out, weights @ v, atol=1e-6))
merged = out.permute(0, 2, 1, 3).reshape(B, T, H * D)
print(merged.shape, merged[1, 2])
W = torch.randn(H * D, 5)
print(torch.einsum("btc,co->bto", merged, W).shape, torch.tensordot(merged, W, dims=([2], [0]))[0, 0])
print(torch.einsum("bhtd->bt", q).shape, torch.einsum("ii->", torch.eye(3)), torch.einsum("i,j,k->ijk", q[0, 0, 0], q[0, 0, 1], q[0, 0, 2]).shape)
print(torch.einsum("bthd->bhtd", torch.zeros(B, T, H, D)).shape, torch.bmm(q.flatten(0, 1), k.flatten(0, 1).transpose(1, 2)).shape)
