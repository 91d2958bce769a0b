import torch
from torch import nn
from pathlib import Path
what_were_covering = {1: "data (prepare and load)", 2: "build model"}
weight = 0.7; bias = 0.3
X = torch.arange(0, 1, 0.02).unsqueeze(dim=1)
y = weight * X + bias
print(X[:10], y[:10])
train_split = int(0.8 * len(X))
X_train, y_train = X[:train_split], y[:train_split]
X_test, y_test = X[train_split:], y[train_split:]
print(len(X_train), len(y_train), len(X_test), len(y_test))
class LinearRegressionModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)
        self.bias = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.weights * x + self.bias
torch.manual_seed(42)
model_0 = LinearRegressionModel()
print(list(model_0.parameters())); print(model_0.state_dict()); print(model_0)
with torch.inference_mode():
    y_preds = model_0(X_test)
print(f"Number of testing samples: {len(X_test)}"); print(f"Predicted values:\n{y_preds}")
loss_fn = nn.L1Loss(); optimizer = torch.optim.SGD(params=model_0.parameters(), lr=0.01)
epochs = 100; train_loss_values = []; test_loss_values = []; epoch_count = []
for epoch in range(epochs):
    model_0.train()
    y_pred = model_0(X_train)
    loss = loss_fn(y_pred, y_train)
    optimizer.zero_grad(); loss.backward(); optimizer.step()
    model_0.eval()
    with torch.inference_mode():
        test_pred = model_0(X_test)
        test_loss = loss_fn(test_pred, y_test.type(torch.float))
        if epoch % 10 == 0:
            epoch_count.append(epoch); train_loss_values.append(loss.detach().numpy()); test_loss_values.append(test_loss.detach().numpy())
            print(f"Epoch: {epoch} | MAE Train Loss: {loss} | MAE Test Loss: {test_loss} ")
print(train_loss_values, test_loss_values)
print("The model learned the following values for weights and bias:"); print(model_0.state_dict())
MODEL_PATH = Path("models"); MODEL_PATH.mkdir(parents=True, exist_ok=True)
MODEL_SAVE_PATH = MODEL_PATH / "01_model.pth"
print(f"Saving model to: {MODEL_SAVE_PATH}")
torch.save(obj=model_0.state_dict(), f=MODEL_SAVE_PATH)
loaded = LinearRegressionModel()
print(loaded.load_state_dict(torch.load(f=MODEL_SAVE_PATH)))
loaded.eval()
with torch.inference_mode():
    print(y_preds.shape, (model_0(X_test) == loaded(X_test)).all())
class V2(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear_layer = nn.Linear(in_features=1, out_features=1)
    def forward(self, x): return self.linear_layer(x)
torch.manual_seed(42); m = V2(); print(m, m.state_dict(), next(m.parameters()).device)
print(m.state_dict()["linear_layer.weight"], [n for n, _ in m.named_parameters()])
opt = torch.optim.SGD(m.parameters(), lr=0.01)
torch.manual_seed(42)
for epoch in range(50):
    m.train(); p = m(X_train); l = loss_fn(p, y_train); opt.zero_grad(); l.backward(); opt.step(); m.eval()
    with torch.inference_mode(): tl = loss_fn(m(X_test), y_test)
    if epoch % 20 == 0: print(f"Epoch: {epoch} | Train loss: {l} | Test loss: {tl}")
from pprint import pprint
pprint(m.state_dict())
m.eval()
with torch.inference_mode(): yp = m(X_test)
print(yp)
