import torch

x = torch.arange(1.0, 9.0)
print(x.reshape(1, 8), x.reshape(8, 1).shape, x.reshape(2, 4))
z = x.view(1, 8)
z[:, 0] = 5
print(z, x)
print(x.view(2, -1).shape, x.view(-1, 2).shape, x.reshape(-1), x.view(2, 2, 2))
print(x.view((4, 2)).shape, x.reshape([2, 4]).shape, x.view(torch.Size([8])).shape)
print(x.view(2, 4).data_ptr() == x.data_ptr())
m = x.view(2, 4)
print(m.t().reshape(-1), m.t().is_contiguous())
r = m.t().reshape(8)
r[0] = 100
print(m[0, 0])
for shape in [(3, 3), (-1, 3), (-1, -1)]:
    try:
        x.reshape(shape)
    except RuntimeError as error:
        print(error)
try:
    m.t().view(8)
except RuntimeError as error:
    print(error)
print(x.view_as(m).shape, x.reshape_as(m).shape)
