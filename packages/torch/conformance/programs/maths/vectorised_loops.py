import torch

values = torch.tensor([3.0, 1.0, 4.0, 1.0, 5.0])
total = 0
for v in values:
    total += v
print(total, values.sum(), total == values.sum())
running = []
best = values[0]
for v in values:
    best = max(best, v)
    running.append(best.item())
print(running, values.cummax(0).values.tolist())
squares = torch.stack([v ** 2 for v in values])
print(squares, values.square())
a, b = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([4.0, 5.0, 6.0])
dot = sum(x * y for x, y in zip(a, b))
print(dot, a @ b, (a * b).sum())
fib = [torch.tensor(1), torch.tensor(1)]
for _ in range(10):
    fib.append(fib[-1] + fib[-2])
print(torch.stack(fib))
pi = 4 * sum((-1) ** k / (2 * k + 1) for k in range(50))
k = torch.arange(50)
print(f"{pi:.5f}", (4 * (1 - 2 * (k % 2)) / (2 * k + 1)).sum())
primes = torch.ones(30, dtype=torch.bool)
primes[:2] = False
for n in range(2, 6):
    primes[n * n::n] = False
print(primes.nonzero().flatten())
