import torch

x = torch.arange(24).reshape(2, 3, 4)
print(x.transpose(0, 1).shape, x.transpose(-1, -2).shape, x.permute(2, 0, 1).shape)
print(x.permute(1, 2, 0)[0])
print(x.permute(0, -1, 1).stride(), x.stride())
print(x[0].T, x[0].t().shape, x.mT.shape)
p = x.permute(2, 1, 0)
p[0, 0, 0] = 777
print(x[0, 0, 0])
print(p.is_contiguous(), p.contiguous().is_contiguous(), p.contiguous().stride())
c = p.contiguous()
c[0, 0, 0] = 1
print(x[0, 0, 0])
print(x.movedim(0, -1).shape, x.swapaxes(0, 2).shape, x.swapdims(0, 1).shape)
print(torch.einsum("ijk->kij", x).shape, x.flatten(1).shape, x.flatten(0, 1).shape, x.unflatten(2, (2, 2)).shape)
print(torch.permute(x, (2, 0, 1)).shape, torch.transpose(x, 0, 2).shape)
print(torch.tensor([1, 2]).t(), torch.tensor(3).t())
