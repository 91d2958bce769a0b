import torch

w = torch.tensor(5.0, requires_grad=True)
history = []
for step in range(10):
    loss = (w - 1) ** 2
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad.zero_()
    history.append(round(w.item(), 4))
print(history)
theta = torch.tensor([1.5, -1.0], requires_grad=True)
for step in range(5):
    loss = (1 - theta[0]) ** 2 + 10 * (theta[1] - theta[0] ** 2) ** 2
    grad, = torch.autograd.grad(loss, theta)
    theta = (theta - 0.01 * grad).detach().requires_grad_()
    print(step, f"{loss.item():.4f}", theta)
velocity = torch.zeros(2)
p = torch.tensor([2.0, -3.0], requires_grad=True)
for step in range(4):
    (p ** 2).sum().backward()
    velocity = 0.9 * velocity + p.grad
    p.data -= 0.1 * velocity
    p.grad = None
    print(p.data)
