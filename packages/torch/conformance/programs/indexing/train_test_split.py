import torch

X = torch.arange(0, 1, 0.1).unsqueeze(dim=1)
y = 0.7 * X + 0.3
train_split = int(0.8 * len(X))
X_train, y_train = X[:train_split], y[:train_split]
X_test, y_test = X[train_split:], y[train_split:]
print(len(X_train), len(y_train), len(X_test), len(y_test))
print(X_train[:3], y_train[:3])
print(X_test, y_test)
perm = torch.randperm(len(X))
X_shuffled, y_shuffled = X[perm], y[perm]
print(perm)
print(torch.allclose(0.7 * X_shuffled + 0.3, y_shuffled))
batch_size = 4
for start in range(0, len(X), batch_size):
    batch = X[start:start + batch_size]
    print(start, batch.shape, batch.sum())
folds = torch.arange(10).chunk(5)
for i, fold in enumerate(folds):
    rest = torch.cat([f for j, f in enumerate(folds) if j != i])
    print(i, fold.tolist(), rest.tolist())
