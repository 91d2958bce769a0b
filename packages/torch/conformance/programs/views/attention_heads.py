import torch

B, T, C, H = 2, 4, 6, 3
x = torch.arange(B * T * C, dtype=torch.float32).view(B, T, C)
heads = x.view(B, T, H, C // H).transpose(1, 2)
print(heads.shape, heads.stride(), heads.is_contiguous())
print(heads[0, 1])
scores = heads @ heads.transpose(-2, -1) / (C // H) ** 0.5
print(scores.shape, scores[0, 0, 0])
mask = torch.tril(torch.ones(T, T))
masked = scores.masked_fill(mask == 0, float("-inf"))
weights = torch.softmax(masked - masked.max(dim=-1, keepdim=True).values, dim=-1)
print(weights.sum(-1).allclose(torch.ones(B, H, T)))
out = heads.transpose(1, 2).contiguous().view(B, T, C)
print(torch.equal(out, x))
print(heads.transpose(1, 2).reshape(B, T, C).shape, heads.permute(0, 2, 1, 3).flatten(2).shape)
print(x.unfold(2, 2, 2).shape, x.split(C // H, dim=-1)[1].shape, torch.stack(x.chunk(H, dim=-1), dim=1).shape)
