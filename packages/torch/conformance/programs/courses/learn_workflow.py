import torch
from torch import nn
import matplotlib.pyplot as plt
import numpy as np
what_were_covering = {1: "data (prepare and load)", 2: "build model", 3: "fitting the model to data (training)", 4: "making predictions", 5: "saving and loading", 6: "putting it together"}
weight, bias = 0.7, 0.3
X = torch.arange(0, 1, 0.02).unsqueeze(dim=1); y = weight * X + bias
print(X[:3], y[:3], len(X), X.dtype, what_were_covering[1])
split = int(0.8 * len(X)); X_train, y_train, X_test, y_test = X[:split], y[:split], X[split:], y[split:]
def plot_predictions(train_data=X_train, train_labels=y_train, test_data=X_test, test_labels=y_test, predictions=None):
    plt.figure(figsize=(10, 7)); plt.scatter(train_data, train_labels, c="b", s=4, label="Training data"); plt.scatter(test_data, test_labels, c="g", s=4, label="Testing data")
    if predictions is not None: plt.scatter(test_data, predictions, c="r", s=4, label="Predictions")
    plt.legend(prop={"size": 14})
plot_predictions()
class LinearRegressionModel(nn.Module):
    def __init__(self):
        super().__init__(); self.weights = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True); self.bias = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)
    def forward(self, x: torch.Tensor) -> torch.Tensor: return self.weights * x + self.bias
torch.manual_seed(42); model_0 = LinearRegressionModel(); print(list(model_0.parameters()), model_0.state_dict())
with torch.inference_mode(): y_preds = model_0(X_test)
print(f"Number of testing samples: {len(X_test)} Number of predictions made: {len(y_preds)}", (y_test - y_preds)[:2]); plot_predictions(predictions=y_preds)
loss_fn = nn.L1Loss(); optimizer = torch.optim.SGD(params=model_0.parameters(), lr=0.01); train_loss_values, test_loss_values, epoch_count = [], [], []
for epoch in range(100):
    model_0.train(); y_pred = model_0(X_train); loss = loss_fn(y_pred, y_train); optimizer.zero_grad(); loss.backward(); optimizer.step(); model_0.eval()
    with torch.inference_mode():
        test_pred = model_0(X_test); test_loss = loss_fn(test_pred, y_test.type(torch.float))
        if epoch % 20 == 0: epoch_count.append(epoch); train_loss_values.append(loss.detach().numpy()); test_loss_values.append(test_loss.detach().numpy()); print(f"Epoch: {epoch} | MAE Train Loss: {loss} | MAE Test Loss: {test_loss} ")
plt.figure(); plt.plot(epoch_count, train_loss_values, label="Train loss"); plt.plot(epoch_count, test_loss_values, label="Test loss"); plt.title("Training and test loss curves"); plt.ylabel("Loss"); plt.xlabel("Epochs"); plt.legend(); print(np.array(train_loss_values).round(3))
from pprint import pprint; print("The model learned:"); pprint(model_0.state_dict()); print(f"weights: {weight}, bias: {bias}")
from pathlib import Path; P = Path("models"); P.mkdir(parents=True, exist_ok=True); S = P / "01_workflow.pth"; torch.save(obj=model_0.state_dict(), f=S); m = LinearRegressionModel(); print(m.load_state_dict(torch.load(f=S))); m.eval()
with torch.inference_mode(): print((y_test == y_test).all(), torch.equal(m(X_test), model_0(X_test)), [p.name for p in P.iterdir()])
