import torch

x = torch.arange(5) * 10
i = torch.tensor(2)
print(x[i], x[-1], x[torch.tensor(-2)], x[i - 1])
print(x[i].shape, x[i:i + 1], x[: i])
m = torch.arange(9).view(3, 3)
print(m[i], m[i, i], m[0, i], m[-i])
print(m[torch.tensor([0]), i], m[torch.tensor([-1, -2])])
for k in range(-3, 3):
    print(k, m[k].tolist(), m[k, k].item())
m[i, 0] = 99
m[-1, -1] = -99
print(m)
print(m[torch.tensor(0, dtype=torch.int32)], m[torch.tensor(1, dtype=torch.uint8).long()])
print(x[torch.tensor([4, 3, 2, 1, 0], dtype=torch.int64)])
print(m[0].argmax(), m[0][m[0].argmax()], m[m.argmax() // 3, m.argmax() % 3])
