import io
import torch
from torch import nn

torch.manual_seed(0)
X, y = torch.randn(30, 2), torch.randint(0, 2, (30,))
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
best, blob = 0.0, None
for epoch in range(8):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(X[:20]), y[:20])
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        accuracy = (model(X[20:]).argmax(1) == y[20:]).float().mean().item()
    if accuracy > best:
        best = accuracy
        blob = io.BytesIO()
        torch.save(model.state_dict(), blob)
        print(f"epoch {epoch}: saved at {accuracy:.2f}")
    else:
        print(f"epoch {epoch}: {accuracy:.2f}")
blob.seek(0)
model.load_state_dict(torch.load(blob))
with torch.no_grad():
    print((model(X[20:]).argmax(1) == y[20:]).float().mean().item() == best)
