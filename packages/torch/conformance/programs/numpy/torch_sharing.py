import numpy as np
import torch

a = np.ones(3)
t = torch.from_numpy(a)
a[0] = 5
t[1] = 7
print(a, t)
n = t.numpy()
n += 1
print(a, t, n is a, np.shares_memory(n, a))
f = torch.arange(6.0).view(2, 3)
m = f.numpy()
m[:, 0] = -1
f.mul_(2)
print(m, f, m.dtype, m.shape)
print(f.t().numpy(), f[:, 1].numpy(), f.t().numpy().strides)
c = torch.tensor(a)
a[:] = 0
print(t, c)
print(torch.tensor(np.float32(2.5)), torch.from_numpy(np.array([1, 2])).dtype, torch.as_tensor(np.array([1.0])).dtype)
x = torch.tensor([1.0, 2.0], requires_grad=True)
print(x.detach().numpy(), np.asarray(x.detach()), x.tolist(), np.array([v.item() for v in x]))
print(np.sum(f.numpy()), np.exp(torch.zeros(2).numpy()), np.concatenate([f.numpy(), f.numpy()]).shape, isinstance(n, np.ndarray))
print(torch.from_numpy(np.random.RandomState(0).randn(2, 2)), torch.stack([torch.from_numpy(r) for r in np.eye(2)]))
