import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from timeit import default_timer as timer


torch.manual_seed(42)
glyphs = (torch.rand(3, 1, 12, 12) > 0.5).float()
targets = torch.arange(90) % 3
images = glyphs[targets] + 0.3 * torch.randn(90, 1, 12, 12)
train_data, test_data = TensorDataset(images[:60], targets[:60]), TensorDataset(images[60:], targets[60:])
train_dataloader = DataLoader(train_data, batch_size=16, shuffle=True)
test_dataloader = DataLoader(test_data, batch_size=16, shuffle=False)
print(f"Length of train dataloader: {len(train_dataloader)} batches of {train_dataloader.batch_size}")


class TinyVGG(nn.Module):
    def __init__(self, input_shape: int, hidden_units: int, output_shape: int):
        super().__init__()
        self.block_1 = nn.Sequential(
            nn.Conv2d(in_channels=input_shape, out_channels=hidden_units, kernel_size=3, stride=1, padding=1), nn.ReLU(),
            nn.Conv2d(hidden_units, hidden_units, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(kernel_size=2, stride=2),
        )
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(in_features=hidden_units * 6 * 6, out_features=output_shape))

    def forward(self, x: torch.Tensor):
        return self.classifier(self.block_1(x))


def train_step(model, data_loader, loss_fn, optimizer, accuracy_fn, device="cpu"):
    train_loss, train_acc = 0, 0
    model.to(device)
    for batch, (X, y) in enumerate(data_loader):
        X, y = X.to(device), y.to(device)
        y_pred = model(X)
        loss = loss_fn(y_pred, y)
        train_loss += loss
        train_acc += accuracy_fn(y_true=y, y_pred=y_pred.argmax(dim=1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    train_loss /= len(data_loader)
    train_acc /= len(data_loader)
    print(f"Train loss: {train_loss:.5f} | Train accuracy: {train_acc:.2f}%")


def test_step(data_loader, model, loss_fn, accuracy_fn, device="cpu"):
    test_loss, test_acc = 0, 0
    model.eval()
    with torch.inference_mode():
        for X, y in data_loader:
            test_pred = model(X)
            test_loss += loss_fn(test_pred, y)
            test_acc += accuracy_fn(y_true=y, y_pred=test_pred.argmax(dim=1))
        test_loss /= len(data_loader)
        test_acc /= len(data_loader)
        print(f"Test loss: {test_loss:.5f} | Test accuracy: {test_acc:.2f}%\n")


def accuracy_fn(y_true, y_pred):
    return torch.eq(y_true, y_pred).sum().item() / len(y_pred) * 100


def print_train_time(start, end, device=None):
    total_time = end - start
    print("Train time on", device, total_time > 0)
    return total_time


def eval_model(model, data_loader, loss_fn, accuracy_fn):
    loss, acc = 0, 0
    model.eval()
    with torch.inference_mode():
        for X, y in data_loader:
            y_pred = model(X)
            loss += loss_fn(y_pred, y)
            acc += accuracy_fn(y_true=y, y_pred=y_pred.argmax(dim=1))
        loss /= len(data_loader)
        acc /= len(data_loader)
    return {"model_name": model.__class__.__name__, "model_loss": round(loss.item(), 4), "model_acc": acc}


torch.manual_seed(42)
model = TinyVGG(input_shape=1, hidden_units=4, output_shape=3)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(params=model.parameters(), lr=0.1)
start = timer()
for epoch in range(3):
    print(f"Epoch: {epoch}\n---------")
    model.train()
    train_step(model, train_dataloader, loss_fn, optimizer, accuracy_fn)
    test_step(test_dataloader, model, loss_fn, accuracy_fn)
print_train_time(start, timer(), "cpu")
print(eval_model(model, test_dataloader, loss_fn, accuracy_fn))


def make_predictions(model, data):
    probs = []
    model.eval()
    with torch.inference_mode():
        for sample in data:
            sample = torch.unsqueeze(sample, dim=0)
            logit = model(sample)
            probs.append(torch.softmax(logit.squeeze(), dim=0).cpu())
    return torch.stack(probs)


probabilities = make_predictions(model, [x for x, _ in list(test_data)[:4]])
print(probabilities.argmax(dim=1), [int(t) for _, t in list(test_data)[:4]])
from pathlib import Path

MODEL_PATH = Path("models")
MODEL_PATH.mkdir(parents=True, exist_ok=True)
save_path = MODEL_PATH / "model_2.pth"
torch.save(obj=model.state_dict(), f=save_path)
loaded = TinyVGG(1, 4, 3)
loaded.load_state_dict(torch.load(f=save_path))
r1, r2 = eval_model(model, test_dataloader, loss_fn, accuracy_fn), eval_model(loaded, test_dataloader, loss_fn, accuracy_fn)
print(torch.isclose(torch.tensor(r1["model_loss"]), torch.tensor(r2["model_loss"]), atol=1e-08, rtol=0.0001))
