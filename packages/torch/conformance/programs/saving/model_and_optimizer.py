import io
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
x = torch.randn(8, 2)
for _ in range(2):
    optimizer.zero_grad()
    model(x).pow(2).mean().backward()
    optimizer.step()
buffer = io.BytesIO()
torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 2}, buffer)
buffer.seek(0)
checkpoint = torch.load(buffer)
print(list(checkpoint), list(checkpoint["model"]), type(checkpoint["model"]).__name__)
fresh = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1))
print(fresh.load_state_dict(checkpoint["model"]))
other = torch.optim.Adam(fresh.parameters())
other.load_state_dict(checkpoint["optimizer"])
print(other.param_groups[0]["lr"], other.state_dict()["state"][0]["step"])
for m, o in ((model, optimizer), (fresh, other)):
    o.zero_grad()
    loss = m(x).pow(2).mean()
    loss.backward()
    o.step()
    print(f"{loss.item():.5f}")
print(all(torch.equal(a, b) for a, b in zip(model.parameters(), fresh.parameters())))
print(fresh[1].num_batches_tracked)
