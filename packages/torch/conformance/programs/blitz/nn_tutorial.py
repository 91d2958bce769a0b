import math, torch, numpy as np
from pathlib import Path
import torch.nn.functional as F
from torch import nn, optim
from torch.utils.data import TensorDataset, DataLoader
torch.manual_seed(0)
x_train = torch.rand(200, 64); y_train = (x_train[:, :3].sum(1) * 3).long() % 10
x_train, y_train = map(torch.tensor, (x_train.numpy(), y_train.numpy()))
n, c = x_train.shape
print(x_train, y_train); print(x_train.shape); print(y_train.min(), y_train.max())
weights = torch.randn(64, 10) / math.sqrt(64); weights.requires_grad_(); bias = torch.zeros(10, requires_grad=True)
def log_softmax(x): return x - x.exp().sum(-1).log().unsqueeze(-1)
def model(xb): return log_softmax(xb @ weights + bias)
bs = 64; xb = x_train[0:bs]; preds = model(xb); print(preds[0], preds.shape)
def nll(input, target): return -input[range(target.shape[0]), target].mean()
loss_func = nll; yb = y_train[0:bs]; print(loss_func(preds, yb))
def accuracy(out, yb):
    preds = torch.argmax(out, dim=1)
    return (preds == yb).float().mean()
print(accuracy(preds, yb))
lr = 0.5; epochs = 2
for epoch in range(epochs):
    for i in range((n - 1) // bs + 1):
        start_i = i * bs; end_i = start_i + bs
        xb = x_train[start_i:end_i]; yb = y_train[start_i:end_i]
        pred = model(xb); loss = loss_func(pred, yb); loss.backward()
        with torch.no_grad():
            weights -= weights.grad * lr; bias -= bias.grad * lr; weights.grad.zero_(); bias.grad.zero_()
print(loss_func(model(xb), yb), accuracy(model(xb), yb))
class Mnist_Logistic(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(64, 10) / math.sqrt(64)); self.bias = nn.Parameter(torch.zeros(10))
    def forward(self, xb): return xb @ self.weights + self.bias
model = Mnist_Logistic(); loss_func = F.cross_entropy; print(loss_func(model(xb), yb))
with torch.no_grad():
    loss_func(model(xb), yb)
train_ds = TensorDataset(x_train, y_train); train_dl = DataLoader(train_ds, batch_size=bs, shuffle=True)
valid_ds = TensorDataset(x_train[:50], y_train[:50]); valid_dl = DataLoader(valid_ds, batch_size=bs * 2)
class Lambda(nn.Module):
    def __init__(self, func):
        super().__init__(); self.func = func
    def forward(self, x): return self.func(x)
def preprocess(x, y): return x.view(-1, 1, 8, 8), y
class WrappedDataLoader:
    def __init__(self, dl, func): self.dl = dl; self.func = func
    def __len__(self): return len(self.dl)
    def __iter__(self):
        for b in iter(self.dl): yield (self.func(*b))
train_dl = WrappedDataLoader(train_dl, preprocess); valid_dl = WrappedDataLoader(valid_dl, preprocess)
model = nn.Sequential(nn.Conv2d(1, 16, kernel_size=3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 10, 3, 2, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), Lambda(lambda x: x.view(x.size(0), -1)))
print(model)
opt = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
def loss_batch(model, loss_func, xb, yb, opt=None):
    loss = loss_func(model(xb), yb)
    if opt is not None:
        loss.backward(); opt.step(); opt.zero_grad()
    return loss.item(), len(xb)
def fit(epochs, model, loss_func, opt, train_dl, valid_dl):
    for epoch in range(epochs):
        model.train()
        for xb, yb in train_dl: loss_batch(model, loss_func, xb, yb, opt)
        model.eval()
        with torch.no_grad():
            losses, nums = zip(*[loss_batch(model, loss_func, xb, yb) for xb, yb in valid_dl])
        val_loss = np.sum(np.multiply(losses, nums)) / np.sum(nums)
        print(epoch, round(float(val_loss), 5))
fit(3, model, loss_func, opt, train_dl, valid_dl)
