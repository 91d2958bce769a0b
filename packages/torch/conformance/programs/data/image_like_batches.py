import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(42)
images = torch.rand(10, 1, 4, 4)
labels = torch.randint(0, 3, (10,))
class_names = ["top", "trouser", "bag"]
loader = DataLoader(TensorDataset(images, labels), batch_size=4, shuffle=True)
print(f"DataLoaders: {len(loader)} batches of {loader.batch_size}")
features, targets = next(iter(loader))
print(features.shape, targets.shape, [class_names[t] for t in targets])
idx = torch.randint(0, len(features), size=[1]).item()
img, label = features[idx], targets[idx]
print(f"Image size: {img.shape}, label: {label}, label size: {label.shape}")
print(img.squeeze())
counts = dict.fromkeys(class_names, 0)
for _, ys in loader:
    for t in ys:
        counts[class_names[t]] += 1
print(counts)
for X, y in loader:
    print(X.mean((1, 2, 3)), y)
    break
grid = torch.cat([torch.cat(list(features[i:i + 2]), dim=2) for i in (0, 2)], dim=1)
print(grid.shape)
