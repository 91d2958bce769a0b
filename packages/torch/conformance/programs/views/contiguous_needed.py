import torch

x = torch.arange(6).reshape(2, 3)
t = x.transpose(0, 1)
print(t.is_contiguous(), t.contiguous().view(-1), t.reshape(-1), t.flatten())
try:
    t.view(-1)
except RuntimeError as error:
    print(error)
print(t.view(3, 2).shape, t.view(3, 1, 2).shape)
print(x.contiguous() is x, t.contiguous().data_ptr() == t.data_ptr())
s = torch.arange(12).view(3, 4)[:, :2]
print(s.is_contiguous(), s.stride())
try:
    s.view(6)
except RuntimeError as error:
    print(error)
print(s.reshape(6), s.view(3, 2, 1).stride(), s.view(3, 1, 2).stride())
e = torch.zeros(3, 1).expand(3, 2)
print(e.reshape(-1).shape, e.view(3, 2).shape)
r = torch.arange(4).view(2, 2)
print(r.ravel(), r.T.ravel(), torch.ravel(r).data_ptr() == r.data_ptr())
print(torch.zeros(2, 3, 4).permute(0, 2, 1).contiguous().view(2, 12).shape)
print(torch.clone(t).stride(), t.clone(memory_format=torch.contiguous_format).stride(), torch.empty_like(t).stride(), torch.zeros_like(t).stride())
