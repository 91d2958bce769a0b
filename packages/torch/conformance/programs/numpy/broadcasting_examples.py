import numpy as np

x = np.linspace(0, 1, 3)
y = np.linspace(0, 2, 3)
print(x[:, None] + y, (x[:, None] - y[None]) ** 2)
points = np.array([[0, 0], [3, 4], [6, 8]], dtype=float)
print(np.sqrt(((points[:, None] - points) ** 2).sum(-1)))
data = np.array([[1.0, 200.0], [3.0, 400.0]])
print((data - data.mean(axis=0)) / data.std(axis=0), data / data.sum(axis=1, keepdims=True))
one_hot = np.eye(3)[[0, 2, 1]]
print(one_hot, one_hot.argmax(axis=1))
logits = np.array([[1.0, 2.0, 3.0]])
e = np.exp(logits - logits.max())
print((e / e.sum()).round(4))
image = np.zeros((2, 2, 3), dtype=np.uint8)
image[..., 0] = 255
print(image, image.transpose(2, 0, 1).shape, (image / 255).max(), image.mean(axis=(0, 1)))
mask = np.array([[True, False], [False, True]])
image[mask] = [1, 2, 3]
print(image[0, 0], image[mask].shape)
