import torch

x = torch.tensor([[1, 2], [3, 4]])
print(x.tolist(), type(x.tolist()))
print(x[0].tolist(), x[0, 1].tolist())
print(x[0, 0].item(), type(x[0, 0].item()))
y = torch.tensor([1.5, 2.25])
print(y.tolist(), y[1].item(), float(y[0]), int(y[1]))
print(bool(torch.tensor(0)), bool(torch.tensor(3.0)), bool(torch.tensor([True])))
for row in x:
    print(row, [v.item() for v in row])
a, b = x
print(a, b)
print(list(y))
print(int(torch.tensor(3.9)), float(torch.tensor(2)))
print([0, 1, 2, 3][torch.tensor(2)])
print(torch.tensor([True, False]).tolist(), torch.tensor(0.1).item())
print(torch.tensor(0.1, dtype=torch.float64).item())
print(range(torch.tensor(3)))
print(sum(y), max(y), sorted([3, torch.tensor(1), 2], key=float))
