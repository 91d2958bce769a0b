import torch

A = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
B = torch.tensor([[5.0, 6.0], [7.0, 8.0]], requires_grad=True)
v = torch.tensor([1.0, -1.0], requires_grad=True)
(A @ B).sum().backward()
print(A.grad, B.grad)
A.grad = B.grad = None
(A @ v).sum().backward()
print(A.grad, v.grad)
v.grad = None
v.dot(torch.tensor([2.0, 3.0])).backward()
print(v.grad)
A.grad = None
torch.einsum("ij,jk->ik", A, B).pow(2).sum().backward()
print(A.grad, B.grad)
A.grad = None
torch.linalg.det(A).backward()
print(A.grad)
A.grad = None
torch.linalg.inv(A).sum().backward()
print(A.grad)
batch = torch.ones(2, 2, 2, requires_grad=True)
(batch @ A.detach()).sum().backward()
print(batch.grad)
x = torch.ones(1, 2)
W = torch.zeros(3, 2, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
torch.nn.functional.linear(x, W, b).mul(torch.tensor([1.0, 2.0, 3.0])).sum().backward()
print(W.grad, b.grad)
