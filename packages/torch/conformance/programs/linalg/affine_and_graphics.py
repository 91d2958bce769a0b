import math
import torch

square = torch.tensor([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
theta = torch.tensor(math.pi / 6)
R = torch.stack([torch.stack([theta.cos(), -theta.sin()]), torch.stack([theta.sin(), theta.cos()])])
print(R, R @ R.T, torch.det(R).sub(1).abs() < 1e-6)
rotated = square @ R.T
print(rotated)
scale = torch.diag(torch.tensor([2.0, 0.5]))
print(square @ scale, (square @ scale @ R.T)[2])
homogeneous = torch.cat([square, torch.ones(4, 1)], dim=1)
T = torch.eye(3)
T[:2, 2] = torch.tensor([5.0, -1.0])
print((homogeneous @ T.T)[:, :2])
print(torch.linalg.matrix_power(R, 3)[0], torch.linalg.inv(T) + 0.0)
a, b = torch.tensor([3.0, 4.0]), torch.tensor([1.0, 0.0])
print((a @ b) / (b @ b) * b, a - (a @ b) / (b @ b) * b, torch.acos(a @ b / (a.norm() * b.norm())))
print(torch.linalg.matrix_rank(torch.tensor([[1.0, 2.0], [2.0, 4.0]])), torch.linalg.det(scale))
