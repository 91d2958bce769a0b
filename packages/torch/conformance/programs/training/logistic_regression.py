import torch
from torch import nn

torch.manual_seed(0)
X = torch.cat([torch.randn(20, 2) + 2, torch.randn(20, 2) - 2])
y = torch.cat([torch.ones(20, 1), torch.zeros(20, 1)])
model = nn.Sequential(nn.Linear(2, 1))
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)


def accuracy_fn(y_true, y_pred):
    correct = torch.eq(y_true, y_pred).sum().item()
    return (correct / len(y_pred)) * 100


for epoch in range(50):
    model.train()
    y_logits = model(X)
    y_pred = torch.round(torch.sigmoid(y_logits))
    loss = loss_fn(y_logits, y)
    acc = accuracy_fn(y_true=y, y_pred=y_pred)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.4f}, Accuracy: {acc:.2f}%")
print({n: [round(v, 3) for v in p.flatten().tolist()] for n, p in model.named_parameters()})
model.eval()
with torch.inference_mode():
    print(torch.sigmoid(model(torch.tensor([[2.0, 2.0], [-1.0, -2.0], [0.0, 0.0]]))))
