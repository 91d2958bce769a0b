import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
print(x)
print(x * 2)
print((x * 2).sum(), x.mean())
print(x[0], x.view(2, 1), x.detach(), x.data)
print(torch.nn.Parameter(torch.tensor([0.5, 0.25])))
print(torch.nn.Parameter(torch.zeros(2, 2), requires_grad=False))
print(torch.nn.Parameter(torch.arange(6.0).reshape(2, 3)))
w = torch.linspace(0, 1, 12, requires_grad=True)
print(w)
print(w.reshape(3, 4).exp())
print(torch.linspace(0, 1, 17).requires_grad_() + 1)
with torch.no_grad():
    print(x * 2)
print([x], (x,), {"w": x})
print(torch.ones(2000, requires_grad=True))
