import torch
from torch import nn

torch.manual_seed(3)
X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
loss_fn = nn.BCELoss()
for epoch in range(121):
    optimizer.zero_grad()
    out = model(X)
    loss = loss_fn(out, y)
    loss.backward()
    optimizer.step()
    if epoch % 30 == 0:
        print(epoch, f"{loss.item():.3f}")
pred = (model(X) > 0.5).float()
print(pred.squeeze(), (pred == y).all())
linear = nn.Linear(2, 1)
opt = torch.optim.SGD(linear.parameters(), lr=0.5)
for _ in range(50):
    opt.zero_grad()
    nn.functional.binary_cross_entropy_with_logits(linear(X), y).backward()
    opt.step()
print(f"{nn.functional.binary_cross_entropy_with_logits(linear(X), y).item():.2f}")
