import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(42)
X = torch.randn(96, 1, 8, 8)
y = (X.mean((1, 2, 3)) > 0).long()
X[y == 1, :, :4] += 1.0
train_dataloader = DataLoader(TensorDataset(X[:64], y[:64]), batch_size=16, shuffle=True)
test_dataloader = DataLoader(TensorDataset(X[64:], y[64:]), batch_size=16)


def accuracy_fn(y_true, y_pred):
    return torch.eq(y_true, y_pred).sum().item() / len(y_pred) * 100


def train_step(model, data_loader, loss_fn, optimizer, accuracy_fn):
    train_loss, train_acc = 0, 0
    model.train()
    for batch, (X, y) in enumerate(data_loader):
        y_pred = model(X)
        loss = loss_fn(y_pred, y)
        train_loss += loss
        train_acc += accuracy_fn(y_true=y, y_pred=y_pred.argmax(dim=1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"Train loss: {train_loss / len(data_loader):.4f} | Train acc: {train_acc / len(data_loader):.2f}%")


def test_step(model, data_loader, loss_fn, accuracy_fn):
    test_loss, test_acc = 0, 0
    model.eval()
    with torch.inference_mode():
        for X, y in data_loader:
            test_pred = model(X)
            test_loss += loss_fn(test_pred, y)
            test_acc += accuracy_fn(y_true=y, y_pred=test_pred.argmax(dim=1))
    print(f"Test loss: {test_loss / len(data_loader):.4f} | Test acc: {test_acc / len(data_loader):.2f}%\n")


model = nn.Sequential(nn.Flatten(), nn.Linear(64, 10), nn.ReLU(), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(3):
    print(f"Epoch: {epoch}\n---------")
    train_step(model, train_dataloader, nn.CrossEntropyLoss(), optimizer, accuracy_fn)
    test_step(model, test_dataloader, nn.CrossEntropyLoss(), accuracy_fn)
