import torch, numpy as np
import matplotlib.pyplot as plt
import matplotlib
from matplotlib.colors import ListedColormap
torch.manual_seed(0)
x = torch.linspace(0, 6, 50); fig, ax = plt.subplots(figsize=(8, 4)); ax.plot(x, torch.sin(x), "r--", label="sin", linewidth=2); ax.plot(x.numpy(), np.cos(x.numpy()), c="b", marker="o", markersize=2, alpha=0.5); ax.set_xlabel("x"); ax.set_ylabel("y"); ax.set_title("t", fontsize=12); ax.legend(loc="upper right"); ax.grid(True, alpha=0.3); ax.set_xlim(0, 6); ax.set_ylim(-1, 1); ax.axhline(0, color="k"); ax.axvline(3, ls=":"); ax.text(1, 0.5, "hi"); ax.annotate("p", xy=(1, 0), xytext=(2, 0.5), arrowprops=dict(arrowstyle="->")); ax.fill_between(x, 0, torch.sin(x), alpha=0.2); fig.tight_layout(); print(ax.get_xlim(), ax.get_title()); plt.show()
plt.figure(figsize=(10, 7)); plt.scatter([1, 2], [3, 4], c=[0, 1], s=4, cmap=plt.cm.RdYlBu, label="Training data"); plt.legend(prop={"size": 14}); plt.title("a"); plt.xlabel("b"); plt.xticks([1, 2], ["a", "b"], rotation=45); plt.yticks([]); plt.colorbar(); plt.savefig("f.png"); plt.close()
plt.subplot(1, 2, 1); plt.imshow(torch.rand(8, 8), cmap="gray"); plt.axis("off"); plt.subplot(1, 2, 2); plt.imshow(torch.rand(8, 8, 3).numpy()); plt.axis(False); plt.suptitle("s"); plt.tight_layout(); plt.show(); plt.close("all")
fig = plt.figure(figsize=(9, 9)); rows, cols = 2, 2
for i in range(1, rows * cols + 1): fig.add_subplot(rows, cols, i); plt.imshow(np.random.rand(4, 4), interpolation="nearest"); plt.title(str(i), c="g", fontsize=8); plt.axis(False)
fig, axs = plt.subplots(2, 3, sharex=True, squeeze=False, gridspec_kw={"wspace": 0.3}); print(axs.shape, len(axs.flatten())); axs[0, 0].bar(["a", "b"], [1, 2], color="orange"); axs[0, 1].hist(torch.randn(100).numpy(), bins=10, edgecolor="k"); axs[0, 2].boxplot([[1, 2, 3]]) if hasattr(axs[0, 2], "boxplot") else None; axs[1, 0].contourf(*np.meshgrid(np.arange(3), np.arange(3)), np.eye(3), cmap=plt.cm.RdYlBu, alpha=0.7); axs[1, 1].matshow(np.eye(3)) ; axs[1, 2].errorbar([1], [1], yerr=[0.1]) if hasattr(axs[1, 2], "errorbar") else None; axs[1, 0].set_xticks([0, 1]); axs[1, 0].set_xticklabels(["a", "b"]); axs[1, 0].tick_params(axis="x", rotation=90); axs[0, 0].invert_yaxis(); axs[0, 1].semilogy([1, 10]); axs[0, 0].set(xlabel="q", title="z"); axs[0, 0].spines["top"].set_visible(False); ax2 = axs[0, 0].twinx() if hasattr(axs[0, 0], "twinx") else None
plt.style.use("ggplot") if hasattr(plt, "style") else None; plt.rcParams["figure.figsize"] = (5, 3); plt.gca().set_aspect("equal"); plt.ion(); plt.pause(0.01); plt.clf(); plt.cla(); plt.barh([1, 2], [3, 4]); plt.pie([1, 2]) if hasattr(plt, "pie") else None; plt.step([1, 2], [1, 2]); plt.loglog([1, 10], [1, 10]); plt.vlines(1, 0, 1); plt.hlines(1, 0, 1); plt.stem([1, 2], [1, 2]) if hasattr(plt, "stem") else None; plt.plot([1, 2, 3]); plt.gcf().set_size_inches(3, 3); plt.draw(); plt.show(block=False)
def plot_decision_boundary(model, X, y):
    x_min, x_max = X[:, 0].min() - 0.1, X[:, 0].max() + 0.1; y_min, y_max = X[:, 1].min() - 0.1, X[:, 1].max() + 0.1
    xx, yy = np.meshgrid(np.linspace(x_min, x_max, 11), np.linspace(y_min, y_max, 11)); X_to_pred_on = torch.from_numpy(np.column_stack((xx.ravel(), yy.ravel()))).float()
    model.eval()
    with torch.inference_mode(): y_logits = model(X_to_pred_on)
    y_pred = torch.softmax(y_logits, dim=1).argmax(dim=1) if len(torch.unique(y)) > 2 else torch.round(torch.sigmoid(y_logits))
    y_pred = y_pred.reshape(xx.shape).detach().numpy(); plt.contourf(xx, yy, y_pred, cmap=plt.cm.RdYlBu, alpha=0.7); plt.scatter(X[:, 0], X[:, 1], c=y, s=40, cmap=plt.cm.RdYlBu); plt.xlim(xx.min(), xx.max()); plt.ylim(yy.min(), yy.max()); return y_pred.shape
print(plot_decision_boundary(torch.nn.Linear(2, 1), torch.randn(20, 2), torch.randint(0, 2, (20,)))); print("done")
