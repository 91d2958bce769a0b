import torch

x = torch.arange(12.0).view(2, 2, 3)
y = torch.arange(12.0).view(2, 3, 2)
print(torch.bmm(x, y))
print((x @ y).equal(torch.bmm(x, y)), torch.matmul(x, y[0]).shape)
print(x @ torch.ones(3), torch.matmul(x, torch.ones(3, 1)).squeeze(-1))
print((torch.ones(5, 1, 2, 3) @ torch.ones(4, 3, 2)).shape)
print((torch.ones(3) @ y).shape, (torch.ones(2, 3) @ y).shape)
q = torch.arange(8.0).view(1, 2, 2, 2)
print(q @ q.transpose(-1, -2))
print(torch.baddbmm(torch.ones(2, 2, 2), x, y)[0], torch.addmm(torch.ones(2, 2), x[0], y[0], beta=2, alpha=0.5))
print(torch.addmv(torch.zeros(2), x[0], torch.ones(3)), torch.addbmm(torch.zeros(2, 2), x, y))
try:
    torch.bmm(x, x)
except RuntimeError as error:
    print(error)
print(torch.chain_matmul(x[0], y[0]) if False else torch.linalg.multi_dot([x[0], y[0], x[0]]))
