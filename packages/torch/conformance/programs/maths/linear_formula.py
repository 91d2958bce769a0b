import torch

weight, bias = 0.7, 0.3
X = torch.arange(0, 1, 0.02).unsqueeze(dim=1)
y = weight * X + bias
print(X[:10], y[:10])
print(X.shape, y.shape, len(X))
print(y.mean(), y.std(), y.min(), y.max())
Xc, yc = X - X.mean(), y - y.mean()
slope = (Xc * yc).sum() / (Xc ** 2).sum()
print(slope, y.mean() - slope * X.mean())
ones = torch.ones_like(X)
A = torch.cat([X, ones], dim=1)
solution = torch.linalg.lstsq(A, y).solution
print(solution.squeeze())
print(torch.linalg.inv(A.T @ A) @ A.T @ y)
mae = (y - (0.5 * X + 0.1)).abs().mean()
mse = ((y - (0.5 * X + 0.1)) ** 2).mean()
print(f"{mae:.4f} {mse:.4f} {mse.sqrt():.4f}")
