import matplotlib.pyplot as plt
import torch

def plot_loss_curves(results):
    epochs = range(len(results["train_loss"]))
    plt.figure(figsize=(15, 7))
    for i, kind in enumerate(("loss", "acc")):
        plt.subplot(1, 2, i + 1)
        plt.plot(epochs, results[f"train_{kind}"], label=f"train_{kind}")
        plt.plot(epochs, results[f"test_{kind}"], label=f"test_{kind}")
        plt.title(kind.title())
        plt.xlabel("Epochs")
        plt.legend()
    return plt.gcf()

results = {"train_loss": [1.0, 0.5, 0.25], "test_loss": [1.1, 0.7, 0.6], "train_acc": [0.2, 0.5, 0.9], "test_acc": [0.3, 0.4, 0.6]}
fig = plot_loss_curves(results)
for ax in fig.axes:
    print(ax.get_title(), ax.get_xlabel(), [(line.get_label(), [float(v) for v in line.get_ydata()]) for line in ax.lines])
plt.close()
losses = [torch.tensor(0.9), torch.tensor(0.4)]
plt.plot(torch.stack(losses))
print(plt.gca().lines[0].get_ydata().tolist() if False else len(plt.gca().lines))
plt.close("all")
