import torch

x = torch.tensor([1.0, 2.0])
e = x.expand(3, 2)
r = x.repeat(3, 1)
x[0] = 9
print(e, r)
print(e.stride(), r.stride(), e.data_ptr() == x.data_ptr(), r.data_ptr() == x.data_ptr())
print(torch.equal(x.unsqueeze(0).expand(2, 2).sum(0), x * 2))
g = torch.ones(2, requires_grad=True)
(g.expand(3, 2) * torch.arange(6.0).view(3, 2)).sum().backward()
print(g.grad)
h = torch.ones(2, requires_grad=True)
(h.repeat(3, 1) * torch.arange(6.0).view(3, 2)).sum().backward()
print(h.grad)
print(x.repeat(2, 1, 2).shape, x.expand(4, 3, 2).shape, x.repeat_interleave(3))
print(torch.arange(3).repeat(2).view(2, 3), torch.arange(3).repeat_interleave(2).view(3, 2))
print(torch.eye(2).repeat(1, 2), torch.eye(2)[:, None].expand(2, 3, 2).reshape(6, 2)[:3])
