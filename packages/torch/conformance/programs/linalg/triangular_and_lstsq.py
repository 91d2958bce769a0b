import torch

L = torch.tensor([[2.0, 0.0], [1.0, 3.0]])
b = torch.tensor([[4.0], [8.0]])
print(torch.linalg.solve_triangular(L, b, upper=False))
print(torch.cholesky_solve(b, L), torch.linalg.cholesky(L @ L.T))
X = torch.tensor([[1.0, 1.0], [1.0, 2.0], [1.0, 3.0], [1.0, 4.0]])
y = torch.tensor([[6.0], [5.0], [7.0], [10.0]])
beta = torch.linalg.lstsq(X, y).solution
print(beta, (X @ beta - y).pow(2).sum())
print(torch.linalg.solve(X.T @ X, X.T @ y))
print(torch.linalg.pinv(X) @ y)
ridge = torch.linalg.solve(X.T @ X + 0.1 * torch.eye(2), X.T @ y)
print(ridge)
print(torch.linalg.matrix_exp(torch.zeros(2, 2)), torch.matrix_exp(torch.tensor([[0.0, 1.0], [0.0, 0.0]])))
