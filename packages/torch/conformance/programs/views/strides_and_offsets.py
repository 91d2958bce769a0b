import torch

x = torch.arange(20).reshape(4, 5)
cases = {"x": x, "x.T": x.T, "x[1:]": x[1:], "x[:, 2]": x[:, 2], "x[::2]": x[::2], "x[::2, ::2]": x[::2, ::2], "x[1, 1:]": x[1, 1:],
         "expand": x[:, :1].expand(4, 3), "unsq": x.unsqueeze(1), "view": x.view(2, 10), "diag": x.diagonal(), "flat": x.flatten(),
         "narrow": x.narrow(1, 1, 2), "flip": x.flip(0)}
for name, v in cases.items():
    print(f"{name:12} shape={tuple(v.shape)} stride={v.stride()} offset={v.storage_offset()} contiguous={v.is_contiguous()}")
print(x.stride(0), x.stride(-1), x.T.stride(0))
s = torch.as_strided(x, (2, 2), (1, 2))
print(s)
s[0, 0] = -1
print(x[0])
print(torch.as_strided(torch.arange(5), (3, 3), (1, 1)))
print(torch.empty(2, 3, 4).stride(), torch.empty(0, 3).stride(), torch.tensor(1).stride())
