import torch

x = torch.zeros(3, 4)
row = x[1]
row[2] = 5
row += 1
print(x)
col = x[:, 0]
col.fill_(9)
print(x)
block = x[:2, 1:3]
block.mul_(10)
print(x)
copied = x[[0, 1]]
copied.fill_(-1)
print(x)
masked = x[x > 5]
masked.zero_()
print(x)
x[0].copy_(torch.arange(4))
print(x)
print(row._base is x, copied._base, row.data_ptr() == x.data_ptr() + 16)
print(row.storage_offset(), col.stride(), block.stride(), block.storage_offset())
t = x.t()
t[0, 2] = 1234
print(x[2])
