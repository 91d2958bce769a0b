import torch
from torch import nn

torch.manual_seed(0)
basis = torch.randn(2, 10)
X = torch.randn(64, 2) @ basis
encoder = nn.Sequential(nn.Linear(10, 6), nn.Tanh(), nn.Linear(6, 2))
decoder = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 10))
model = nn.Sequential(encoder, decoder)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(21):
    perm = torch.randperm(64)
    epoch_loss = 0.0
    for idx in perm.split(16):
        loss = nn.functional.mse_loss(model(X[idx]), X[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    if epoch % 5 == 0:
        print(epoch, f"{epoch_loss / 4:.3f}")
z = encoder(X)
print(z.shape, model(X).shape, perm[:5])


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Linear(10, 4)
        self.dec = nn.Linear(2, 10)

    def forward(self, x):
        mu, logvar = self.enc(x).chunk(2, dim=1)
        z = mu + torch.exp(0.5 * logvar) * torch.randn_like(mu)
        return self.dec(z), mu, logvar


vae = VAE()
recon, mu, logvar = vae(X[:4])
kl = -0.5 * (1 + logvar - mu ** 2 - logvar.exp()).sum(1).mean()
print(recon.shape, f"{kl.item():.4f}", f"{nn.functional.mse_loss(recon, X[:4]).item():.3f}")
