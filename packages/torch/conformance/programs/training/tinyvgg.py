import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from timeit import default_timer as timer
class TinyVGG(nn.Module):
    """Model architecture copying TinyVGG."""
    def __init__(self, input_shape: int, hidden_units: int, output_shape: int) -> None:
        super().__init__()
        self.conv_block_1 = nn.Sequential(nn.Conv2d(in_channels=input_shape, out_channels=hidden_units, kernel_size=3, stride=1, padding=0), nn.ReLU(), nn.Conv2d(hidden_units, hidden_units, kernel_size=3, stride=1, padding=0), nn.ReLU(), nn.MaxPool2d(kernel_size=2, stride=2))
        self.conv_block_2 = nn.Sequential(nn.Conv2d(hidden_units, hidden_units, kernel_size=3, padding=0), nn.ReLU(), nn.Conv2d(hidden_units, hidden_units, kernel_size=3, padding=0), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(in_features=hidden_units * 5 * 5, out_features=output_shape))
    def forward(self, x: torch.Tensor):
        return self.classifier(self.conv_block_2(self.conv_block_1(x)))
torch.manual_seed(42)
model_0 = TinyVGG(input_shape=3, hidden_units=10, output_shape=3)
print(model_0)
X = torch.rand(24, 3, 32, 32); y = torch.randint(0, 3, (24,))
X[y == 1, 0] += 1.0; X[y == 2, 1] += 1.0
print(model_0(X[:1])); print(torch.softmax(model_0(X[:1]), dim=1), torch.argmax(torch.softmax(model_0(X[:1]), dim=1), dim=1))
dl = DataLoader(TensorDataset(X, y), batch_size=8, shuffle=True)
def train_step(model, dataloader, loss_fn, optimizer):
    model.train(); train_loss, train_acc = 0, 0
    for batch, (X, y) in enumerate(dataloader):
        y_pred = model(X); loss = loss_fn(y_pred, y); train_loss += loss.item()
        optimizer.zero_grad(); loss.backward(); optimizer.step()
        y_pred_class = torch.argmax(torch.softmax(y_pred, dim=1), dim=1); train_acc += (y_pred_class == y).sum().item() / len(y_pred)
    return train_loss / len(dataloader), train_acc / len(dataloader)
def test_step(model, dataloader, loss_fn):
    model.eval(); test_loss, test_acc = 0, 0
    with torch.inference_mode():
        for batch, (X, y) in enumerate(dataloader):
            test_pred_logits = model(X); test_loss += loss_fn(test_pred_logits, y).item()
            test_acc += ((test_pred_logits.argmax(dim=1) == y).sum().item() / len(y))
    return test_loss / len(dataloader), test_acc / len(dataloader)
results = {"train_loss": [], "train_acc": [], "test_loss": [], "test_acc": []}
opt = torch.optim.Adam(params=model_0.parameters(), lr=0.001); torch.manual_seed(42); start = timer()
for epoch in range(5):
    a, b = train_step(model_0, dl, nn.CrossEntropyLoss(), opt); c, d = test_step(model_0, dl, nn.CrossEntropyLoss())
    print(f"Epoch: {epoch+1} | train_loss: {a:.4f} | train_acc: {b:.4f} | test_loss: {c:.4f} | test_acc: {d:.4f}")
    for k, v in zip(results, (a, b, c, d)): results[k].append(v)
print(list(results.keys()), len(results["train_loss"]), timer() - start > 0)
with torch.inference_mode(): probs = torch.stack([torch.softmax(model_0(x.unsqueeze(0)).squeeze(), dim=0) for x in X[:4]])
print(probs.shape, probs.argmax(dim=1), y[:4])
try: model_0(torch.rand(1, 3, 28, 28))
except RuntimeError as e: print(e)
try: model_0(torch.rand(1, 1, 32, 32))
except RuntimeError as e: print(e)
