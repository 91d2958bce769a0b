import torch

data = [1.0, 2.0, 3.0]
a = torch.tensor(data)
data[0] = 100.0
print(a)
b = a
b[0] = -1
print(a, b is a)
c = a.clone()
c[1] = 50
print(a, c)
d = torch.tensor(a.tolist())
d += 1
print(a, d)
e = a.detach()
e[2] = 9
print(a, e)
print(a.data_ptr() == e.data_ptr(), a.data_ptr() == c.data_ptr())
import copy
f = copy.copy(a)
g = copy.deepcopy(a)
f[0] = 7
print(a, f, g)
print(torch.equal(a, f), torch.equal(a, g))
