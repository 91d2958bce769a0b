import torch

s = torch.zeros(2, 3, 4).shape
print(s, type(s), isinstance(s, tuple))
print(s[0], s[-1], s[1:], s[:2], len(s))
print(s.numel(), list(s), tuple(s))
a, b, c = s
print(a, b, c, a * b * c)
print(s == (2, 3, 4), s == torch.Size([2, 3, 4]), s == [2, 3, 4])
print(torch.Size([1, 2]) + torch.Size([3]))
print(torch.Size([]), torch.Size((5,)))
print(f"shape: {s}", str(s), repr(s))
print([d for d in s], 3 in s, s.index(4), s.count(2))
print(torch.zeros(s).shape, torch.ones(s[1:]).shape)
print(hash(s) == hash((2, 3, 4)))
