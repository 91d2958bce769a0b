import torch
from torch import nn

a = torch.tensor([[1.0, 0.0], [1.0, 1.0]])
b = torch.tensor([[0.5, 0.0], [-1.0, 1.0]])
cos = nn.CosineSimilarity(dim=1, eps=1e-6)
print(cos(a, b), nn.CosineSimilarity(dim=0)(a, b))
print(nn.PairwiseDistance(p=2)(a, b), nn.PairwiseDistance(p=1)(a, b))
x = a.clone().requires_grad_()
cos(x, b).sum().backward()
print(x.grad)
query = torch.tensor([1.0, 2.0, 3.0])
gallery = torch.tensor([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [-1.0, -2.0, -3.0]])
scores = torch.cosine_similarity(query[None], gallery)
print(scores, scores.argsort(descending=True))
normal = torch.nn.functional.normalize(gallery, dim=1)
print(normal @ normal.T)
print(torch.cdist(gallery, gallery))
