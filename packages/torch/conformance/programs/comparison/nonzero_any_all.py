import torch

x = torch.tensor([[0, 1, 0], [2, 0, 3]])
print(x.nonzero(), torch.nonzero(x).shape, torch.nonzero(x, as_tuple=True), x.argwhere())
print(torch.count_nonzero(x), x.count_nonzero(dim=0), x.bool().any(1), x.bool().all(0))
print(x.any(), x.all(), torch.any(x > 2), torch.all(x >= 0), (x > 0).any(dim=0, keepdim=True))
print(x[x.nonzero(as_tuple=True)], x[x > 0].tolist(), x.nonzero()[0], len(x.nonzero()))
print(torch.tensor(5).nonzero().shape, torch.zeros(2).nonzero().shape, torch.tensor([]).all(), torch.tensor([]).any())
first = (torch.tensor([0.2, 0.6, 0.9]) > 0.5).nonzero()[0].item()
print(first, (torch.tensor([0.2, 0.6, 0.9]) > 0.5).int().argmax())
mask = torch.tensor([True, False, True])
print(mask.nonzero().flatten().tolist(), mask.sum(), (~mask).sum(), mask.float().mean().item())
if (x > 2).any():
    print("some are above two at", (x > 2).nonzero().tolist())
print(bool((x == x).all()), torch.is_nonzero(torch.tensor(2)), torch.is_nonzero(torch.tensor(0.0)))
