import torch

data = torch.tensor([[2.5, 2.4], [0.5, 0.7], [2.2, 2.9], [1.9, 2.2], [3.1, 3.0], [2.3, 2.7], [2.0, 1.6], [1.0, 1.1], [1.5, 1.6], [1.1, 0.9]])
mean = data.mean(0)
centred = data - mean
cov = centred.T @ centred / (len(data) - 1)
print(mean, cov)
values, vectors = torch.linalg.eigh(cov)
order = values.argsort(descending=True)
values = values[order]
first = vectors[:, order[0]]
first = first * first.sign()[0]
print(values, values / values.sum(), first)
projected = centred @ first
print(projected)
print(projected.var(), torch.outer(projected, first)[:2] + mean)
restored = torch.outer(projected, first) + mean
print(((restored - data) ** 2).mean())
