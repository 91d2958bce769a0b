import torch

x = torch.tensor([[0.0, 1.0], [1.0, 1.0], [2.0, 0.0]])
gram = x @ x.T
print(gram)
sq = (x ** 2).sum(1)
d2 = sq[:, None] + sq[None] - 2 * gram
print(d2, torch.exp(-d2 / 2))
print(torch.cdist(x, x).pow(2).allclose(d2, atol=1e-5))
n = torch.nn.functional.normalize(x, dim=1)
print(n @ n.T)
features = torch.arange(12.0).view(1, 3, 2, 2)
f = features.view(3, 4)
print(f @ f.t() / 12)
adjacency = torch.tensor([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
print(adjacency @ adjacency, adjacency.sum(1), torch.linalg.matrix_power(adjacency.float(), 3))
degree = torch.diag(adjacency.sum(1).float() ** -0.5)
print(degree @ adjacency.float() @ degree)
p = torch.full((3,), 1 / 3)
T = torch.tensor([[0.5, 0.5, 0.0], [0.25, 0.5, 0.25], [0.0, 0.5, 0.5]])
for _ in range(20):
    p = p @ T
print(p)
