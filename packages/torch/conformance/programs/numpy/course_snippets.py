import numpy as np
import torch

image = np.random.RandomState(0).randint(0, 256, size=(2, 3, 3)).astype(np.uint8)
print(image.shape, image.dtype, image.min(), image.max(), image.mean(axis=(0, 1)))
tensor = torch.from_numpy(image).permute(2, 0, 1).float() / 255
print(tensor.shape, tensor[:, 0, 0])
back = (tensor.permute(1, 2, 0).numpy() * 255).round().astype(np.uint8)
print(np.array_equal(image, back))
values = torch.tensor([0.5, 0.25, 0.125])
print(np.array(values.tolist()), np.array(torch.tensor(values).numpy()) if False else values.numpy())
loss_values = [torch.tensor(v) for v in (0.9, 0.5, 0.3)]
print(np.array(torch.tensor(loss_values).numpy()), np.array([v.item() for v in loss_values]).round(2))
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
X_t = torch.from_numpy(X).type(torch.float)
print(X_t, X_t.dtype, torch.tensor(X, dtype=torch.float32).equal(X_t))
xx, yy = np.meshgrid(np.linspace(0, 1, 3), np.linspace(0, 1, 2))
grid = torch.from_numpy(np.column_stack((xx.ravel(), yy.ravel()))).float()
print(grid)
mask = X > 2
print(mask, X[mask], np.where(mask, X, 0), mask.sum(axis=0), np.argmax(X, axis=0))
print(np.transpose(image, (2, 0, 1)).shape, image[..., ::-1][0, 0], image.reshape(-1, 3).shape)
