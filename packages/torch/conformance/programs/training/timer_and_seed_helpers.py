from timeit import default_timer as timer
import torch
from torch import nn


def print_train_time(start: float, end: float, device: torch.device = None):
    total_time = end - start
    return total_time >= 0


def set_seeds(seed: int = 42):
    torch.manual_seed(seed)
    torch.cuda.manual_seed(seed)


device = "cuda" if torch.cuda.is_available() else "cpu"
set_seeds()
start = timer()
model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 2)).to(device)
X, y = torch.rand(16, 2).to(device), torch.randint(0, 2, (16,)).to(device)
optimizer = torch.optim.Adam(params=model.parameters(), lr=0.05)
loss_fn = nn.CrossEntropyLoss()
results = {"train_loss": [], "train_acc": []}
for epoch in range(5):
    y_logits = model(X).squeeze()
    loss = loss_fn(y_logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    results["train_loss"].append(loss.item() if isinstance(loss, torch.Tensor) else loss)
    results["train_acc"].append((torch.argmax(torch.softmax(y_logits, dim=1), dim=1) == y).sum().item() / len(y_logits))
print([f"{v:.4f}" for v in results["train_loss"]], results["train_acc"])
print(print_train_time(start, timer()), next(model.parameters()).device)
set_seeds()
a = torch.rand(2)
set_seeds()
print(torch.equal(a, torch.rand(2)), torch.backends.cudnn.is_available() in (True, False))
