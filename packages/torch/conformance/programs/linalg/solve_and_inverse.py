import torch

A = torch.tensor([[4.0, 2.0], [1.0, 3.0]])
b = torch.tensor([10.0, 5.0])
x = torch.linalg.solve(A, b)
print(x, A @ x)
inverse = torch.linalg.inv(A)
print(inverse, torch.allclose(A @ inverse, torch.eye(2), atol=1e-6))
print(torch.linalg.det(A), torch.det(A), A.det(), A.inverse(), torch.inverse(A).shape)
print(torch.linalg.solve(A, torch.tensor([[10.0, 2.0], [5.0, 1.0]])))
print(torch.linalg.matrix_power(A, 2), torch.matrix_power(A, 3), torch.linalg.matrix_rank(A), torch.trace(A))
batch = torch.stack([A, 2 * A])
print(torch.linalg.det(batch), torch.linalg.inv(batch)[1])
try:
    torch.linalg.inv(torch.tensor([[1.0, 2.0], [2.0, 4.0]]))
except RuntimeError as error:
    print(type(error).__name__)
print(torch.linalg.pinv(torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])))
sign, logabs = torch.linalg.slogdet(A)
print(sign, logabs, torch.logdet(A))
