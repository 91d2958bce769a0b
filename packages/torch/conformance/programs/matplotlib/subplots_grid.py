import matplotlib.pyplot as plt
import torch

fig, axes = plt.subplots(2, 3, figsize=(9, 6))
print(axes.shape, len(fig.axes))
for i, ax in enumerate(axes.flat):
    ax.imshow(torch.rand(4, 4), cmap="gray")
    ax.set_title(f"image {i}")
    ax.axis("off")
print([ax.get_title() for ax in axes.flat], len(axes[0, 0].images))
fig.suptitle("all")
plt.tight_layout()
plt.show()
fig, (a, b) = plt.subplots(1, 2)
a.bar(["x", "y"], [1, 2])
b.scatter([1, 2, 3], [3, 2, 1])
print(len(a.patches), len(b.collections), len(fig.axes))
plt.close("all")
