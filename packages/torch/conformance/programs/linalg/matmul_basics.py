import torch

a = torch.tensor([1, 2, 3])
print(a * a, torch.matmul(a, a), a @ a, torch.dot(a, a), a.matmul(a))
A = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
B = torch.tensor([[7.0, 10.0], [8.0, 11.0], [9.0, 12.0]])
try:
    torch.matmul(A, B)
except RuntimeError as error:
    print(error)
print(A.shape, B.T.shape)
print(torch.matmul(A, B.T), torch.mm(A, B.T).shape, (A.T @ B))
print(A @ torch.tensor([1.0, -1.0]), torch.mv(A, torch.tensor([2.0, 0.5])), torch.tensor([1.0, 0.0, 1.0]) @ A)
value = 0
for i in range(len(a)):
    value += a[i] * a[i]
print(value)
print(torch.tensor([[1, 2], [3, 4]]) @ torch.tensor([[1, 0], [0, 1]]), torch.eye(2) @ A.T)
print(A.mm(torch.eye(2)).equal(A), (A @ A.T).diagonal(), A.T.matmul(B).trace())
