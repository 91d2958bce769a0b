import torch

t = torch.tensor([1, 2, 3])
print(t + 10, t * 10, t - 10, t / 2, t // 2, t % 2, t ** 2)
print(10 - t, 10 / t, 2 ** t, 10 // t, -t, +t, abs(-t))
print(t * t, t @ t, t == 2, t != 2, t > 1, t <= 2)
f = torch.tensor([1.5, -2.5, 3.0])
print(f + t, f * 2, f // 1, f % 2, -f // 2, f ** 2)
print(torch.add(t, 10), torch.multiply(t, 10), torch.subtract(t, 1), torch.div(f, 2))
print(torch.add(f, f, alpha=2), torch.sub(f, 1.0, alpha=3))
t = t + 1
print(t)
b = torch.tensor([True, False])
print(~b, b & True, b | torch.tensor([False, True]), b ^ b)
print(torch.tensor([6, 5]) & 3, torch.tensor([1, 2]) << 2, torch.tensor(12) >> 1, ~torch.tensor([0, 1]))
print(torch.div(torch.tensor([7, -7]), 2, rounding_mode="floor"))
print(torch.div(torch.tensor([7, -7]), 2, rounding_mode="trunc"))
print(divmod(7, 2), torch.remainder(torch.tensor([-7, 7]), 3), torch.fmod(torch.tensor([-7, 7]), 3))
