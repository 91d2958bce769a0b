import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(1, 1)
X = torch.linspace(-1, 1, 8).unsqueeze(1)
y = 2 * X + 0.5
rates, losses = [], []
lr = 1e-3
while lr < 1.0:
    trial = nn.Linear(1, 1)
    trial.load_state_dict(model.state_dict())
    optimizer = torch.optim.SGD(trial.parameters(), lr=lr)
    for _ in range(3):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(trial(X), y)
        loss.backward()
        optimizer.step()
    rates.append(lr)
    losses.append(nn.functional.mse_loss(trial(X), y).item())
    print(f"{lr:.4f} {losses[-1]:.4f}")
    lr *= 4
best = min(range(len(losses)), key=losses.__getitem__)
print(f"{rates[best]:.4f}")
averaged = torch.optim.swa_utils.AveragedModel(model)
for value in (1.0, 2.0, 3.0):
    with torch.no_grad():
        model.weight.fill_(value)
    averaged.update_parameters(model)
print(averaged.module.weight, averaged.n_averaged)
