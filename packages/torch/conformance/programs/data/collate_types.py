import numpy as np
import torch
from torch.utils.data import DataLoader, default_collate

print(default_collate([1, 2, 3]), default_collate([0.5, 1.5]), default_collate([True, False]) if False else default_collate([torch.tensor(True), torch.tensor(False)]))
print(default_collate([(1, 2.0), (3, 4.0)]))
print(default_collate([{"a": 1, "b": torch.ones(2)}, {"a": 2, "b": torch.zeros(2)}]))
print(default_collate(["cat", "dog"]), default_collate([["a", 1], ["b", 2]]))
print(default_collate([np.array([1, 2]), np.array([3, 4])]), default_collate([np.float32(1.5), np.float32(2.5)]))
items = [{"image": torch.full((1, 2, 2), float(i)), "label": i, "name": f"img{i}"} for i in range(3)]
for batch in DataLoader(items, batch_size=2):
    print(batch["image"].shape, batch["label"], batch["name"])


def pad(batch):
    longest = max(len(b) for b in batch)
    return torch.tensor([b + [0] * (longest - len(b)) for b in batch]), torch.tensor([len(b) for b in batch])


for tokens, lengths in DataLoader([[1], [2, 3], [4, 5, 6]], batch_size=2, collate_fn=pad):
    print(tokens, lengths)
print(list(DataLoader([1, 2, 3, 4], batch_size=3)), list(DataLoader([torch.ones(1)], collate_fn=lambda b: b)))
