import torch

x = torch.tensor([1.0, 4.0, 9.0])
print(x ** 0.5, x.sqrt(), x.pow(2), x ** -1, x ** 0, 2 ** x, x ** x)
print(torch.pow(2, torch.tensor([0, 1, 2, 3])), torch.pow(torch.tensor([2.0]), torch.tensor([0.5, 3.0])))
print(torch.tensor([-8.0]) ** 3, torch.tensor([-8.0]) ** (1 / 3), torch.tensor([-2.0]) ** 2)
i = torch.tensor([2, 3])
print(i ** 3, i ** torch.tensor([1, 2]), i.pow(2.0), 10 ** i)
try:
    i ** -1
except RuntimeError as error:
    print(error)
print(torch.exp(torch.log(x)), torch.expm1(torch.tensor([1e-5])))
print(torch.hypot(torch.tensor(3.0), torch.tensor(4.0)), torch.atan2(torch.tensor([1.0, -1.0]), torch.tensor([1.0, -1.0])))
print(torch.float_power(torch.tensor([2, 3]), 2), torch.square(i), torch.ldexp(x, torch.tensor([1, 2, 3])))
print(x.sqrt_(), x)
