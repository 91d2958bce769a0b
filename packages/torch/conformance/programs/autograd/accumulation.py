import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
for step in range(3):
    loss = (w ** 2).sum()
    loss.backward()
    print(step, w.grad)
w.grad.zero_()
print(w.grad)
(w * 3).sum().backward()
print(w.grad)
w.grad = None
(w * 3).sum().backward()
print(w.grad)
total = torch.zeros(2)
for scale in (1.0, 2.0):
    w.grad = None
    (w * scale).sum().backward()
    total += w.grad
print(total)
x = torch.ones(2, 2, requires_grad=True)
y = x * 2 + x * 3 + x
y.sum().backward()
print(x.grad)
print(w.grad is w.grad, w.grad.requires_grad, w.grad.shape, w.grad.dtype)
