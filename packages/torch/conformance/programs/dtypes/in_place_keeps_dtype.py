import torch

x = torch.tensor([1.0, 2.0])
x += 1
x *= torch.tensor([2, 3])
print(x, x.dtype)
i = torch.tensor([1, 2, 3])
i += True
i *= 2
i -= torch.tensor([1, 1, 1], dtype=torch.int8)
print(i, i.dtype)
for text in ["i += 0.5", "i /= 2", "i.add_(1.5)"]:
    try:
        exec(text)
    except RuntimeError as error:
        print(text, "->", error)
print(i)
h = torch.ones(2, dtype=torch.float16)
h += torch.ones(2, dtype=torch.float64)
print(h)
i[0] = 7.9
print(i)
b = torch.tensor([True, False])
b |= torch.tensor([False, True])
print(b)
try:
    b += 1
except RuntimeError as error:
    print(error)
x.copy_(torch.tensor([5, 6]))
print(x)
