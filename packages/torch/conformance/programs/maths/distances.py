import torch

a = torch.tensor([[0.0, 0.0], [1.0, 1.0]])
b = torch.tensor([[3.0, 4.0], [1.0, 0.0], [0.0, 0.0]])
print(torch.cdist(a, b))
print(((a[:, None] - b[None]) ** 2).sum(-1).sqrt())
print(torch.cdist(a, b, p=1))
print(torch.dist(a[0], b[0]), torch.dist(a[0], b[0], p=1), torch.norm(b, dim=1))
print(torch.cosine_similarity(a[1:], b[:2], dim=1), torch.nn.functional.pairwise_distance(a, b[:2]))
nearest = torch.cdist(a, b).argmin(dim=1)
print(nearest)
print(torch.nn.functional.cosine_similarity(torch.tensor([1.0, 0.0]), torch.tensor([[1.0, 1.0], [0.0, 1.0]]), dim=-1))
print(torch.dot(a[1], b[0]), torch.linalg.norm(b), torch.linalg.vector_norm(b, ord=1), (a - b[:2]).abs().sum())
centroids = torch.tensor([[0.0, 0.0], [3.0, 3.0]])
points = torch.tensor([[0.1, 0.2], [2.9, 3.1], [0.3, -0.1], [3.2, 2.8]])
for step in range(2):
    assign = torch.cdist(points, centroids).argmin(1)
    centroids = torch.stack([points[assign == k].mean(0) for k in range(2)])
    print(assign, centroids)
