import torch
from torch import nn

torch.manual_seed(0)
wave = torch.sin(torch.linspace(0, 12, 60))
window = 8
X = torch.stack([wave[i:i + window] for i in range(len(wave) - window)]).unsqueeze(-1)
y = wave[window:].unsqueeze(-1)


class Forecaster(nn.Module):
    def __init__(self, hidden=8):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        out, (h, c) = self.lstm(x)
        return self.head(out[:, -1])


model = Forecaster()
print(X.shape, y.shape, sum(p.numel() for p in model.parameters()))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(16):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    if epoch % 5 == 0:
        print(epoch, f"{loss.item():.3f}")
sequence = wave[:window].tolist()
model.eval()
with torch.no_grad():
    for _ in range(3):
        nxt = model(torch.tensor(sequence[-window:]).view(1, window, 1)).item()
        sequence.append(nxt)
print([f"{v:.2f}" for v in sequence[-3:]])
