import torch

a = torch.rand(2)
b = torch.rand(2, requires_grad=True)
print((a + a).requires_grad, (a + b).requires_grad, (b > 0.5).requires_grad, b.argmax().requires_grad)
print(a.is_leaf, b.is_leaf, (a + a).is_leaf, (a + b).is_leaf)
a.requires_grad_()
print(a.requires_grad, a.requires_grad_(False).requires_grad)
a.requires_grad = True
print(a.requires_grad)
c = b.detach()
print(c.requires_grad, c.is_leaf, b.clone().requires_grad)
print(torch.zeros(2, requires_grad=True), torch.tensor([1.0]).requires_grad_())
for bad in (lambda: torch.tensor([1, 2], requires_grad=True), lambda: torch.arange(3).requires_grad_(), lambda: torch.zeros(2, dtype=torch.bool).requires_grad_()):
    try:
        bad()
    except RuntimeError as error:
        print(error)
d = (b * 2)
try:
    d.requires_grad = False
except RuntimeError as error:
    print(error)
print(b.to(torch.float64).requires_grad, b.int().requires_grad, b.float() is b)
