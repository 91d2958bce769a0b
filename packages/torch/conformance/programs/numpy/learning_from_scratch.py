import numpy as np

np.random.seed(0)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
y = np.array([[0], [1], [1], [0]])
W1, b1 = np.random.randn(2, 4), np.zeros((1, 4))
W2, b2 = np.random.randn(4, 1), np.zeros((1, 1))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for step in range(201):
    h = np.tanh(X @ W1 + b1)
    p = sigmoid(h @ W2 + b2)
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    dz2 = (p - y) / len(X)
    dW2, db2 = h.T @ dz2, dz2.sum(axis=0, keepdims=True)
    dz1 = (dz2 @ W2.T) * (1 - h ** 2)
    dW1, db1 = X.T @ dz1, dz1.sum(axis=0, keepdims=True)
    for param, grad in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
        param -= 0.5 * grad
    if step % 50 == 0:
        print(f"{step:3d} {loss:.4f}")
print((p > 0.5).astype(int).ravel(), np.round(p.ravel(), 2), W1.shape, dW1.shape)
