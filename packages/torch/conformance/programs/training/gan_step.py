import torch
from torch import nn

torch.manual_seed(0)
G = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
D = nn.Sequential(nn.Linear(1, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1), nn.Sigmoid())
opt_g = torch.optim.Adam(G.parameters(), lr=0.01, betas=(0.5, 0.999))
opt_d = torch.optim.Adam(D.parameters(), lr=0.01, betas=(0.5, 0.999))
criterion = nn.BCELoss()
for step in range(6):
    real = torch.randn(16, 1) * 0.5 + 3
    noise = torch.randn(16, 2)
    D.zero_grad()
    loss_real = criterion(D(real), torch.ones(16, 1))
    fake = G(noise)
    loss_fake = criterion(D(fake.detach()), torch.zeros(16, 1))
    (loss_real + loss_fake).backward()
    opt_d.step()
    G.zero_grad()
    loss_g = criterion(D(fake), torch.ones(16, 1))
    loss_g.backward()
    opt_g.step()
    print(step, f"D {loss_real.item() + loss_fake.item():.4f} G {loss_g.item():.4f} mean {fake.mean().item():.4f}")
print(all(p.grad is not None for p in G.parameters()), D(real).shape)
