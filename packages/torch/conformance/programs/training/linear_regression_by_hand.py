import torch

torch.manual_seed(1)
X = torch.linspace(0, 1, 20).unsqueeze(1)
y = 0.7 * X + 0.3
w = torch.randn(1, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
print(w, b)
for epoch in range(60):
    y_pred = X @ w + b
    loss = ((y_pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.5 * w.grad
        b -= 0.5 * b.grad
        w.grad.zero_()
        b.grad.zero_()
    if epoch % 10 == 0:
        print(f"Epoch {epoch:3d} | loss {loss.item():.4f} | w {w.item():.4f} | b {b.item():.4f}")
print(w, b)
with torch.no_grad():
    print((X[:3] @ w + b).squeeze(), y[:3].squeeze())
