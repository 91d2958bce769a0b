import torch
from torch import nn

NUM_CLASSES, NUM_FEATURES = 4, 2
torch.manual_seed(42)
centres = torch.tensor([[-5.0, -5.0], [5.0, -5.0], [-5.0, 5.0], [5.0, 5.0]])
y = torch.randint(0, NUM_CLASSES, (80,))
X = centres[y] + torch.randn(80, 2)
X_train, y_train, X_test, y_test = X[:60], y[:60], X[60:], y[60:]
model = nn.Sequential(nn.Linear(NUM_FEATURES, 8), nn.Linear(8, 8), nn.Linear(8, NUM_CLASSES))
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(30):
    model.train()
    y_logits = model(X_train)
    y_pred = torch.softmax(y_logits, dim=1).argmax(dim=1)
    loss = loss_fn(y_logits, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.inference_mode():
        test_logits = model(X_test)
        test_loss = loss_fn(test_logits, y_test)
        test_acc = (test_logits.argmax(1) == y_test).sum().item() / len(y_test) * 100
    if epoch % 5 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.3f}, Acc: {(y_pred == y_train).float().mean() * 100:.1f}% | Test Loss: {test_loss:.3f}, Test Acc: {test_acc:.1f}%")
print(y_train.bincount(), y_pred[:10])
