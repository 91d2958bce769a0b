import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(3)
class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(16, 12); self.fc21 = nn.Linear(12, 2); self.fc22 = nn.Linear(12, 2); self.fc3 = nn.Linear(2, 12); self.fc4 = nn.Linear(12, 16)
    def encode(self, x): h1 = F.relu(self.fc1(x)); return self.fc21(h1), self.fc22(h1)
    def reparameterize(self, mu, logvar): std = torch.exp(0.5 * logvar); eps = torch.randn_like(std); return mu + eps * std
    def decode(self, z): return torch.sigmoid(self.fc4(F.relu(self.fc3(z))))
    def forward(self, x): mu, logvar = self.encode(x.view(-1, 16)); z = self.reparameterize(mu, logvar); return self.decode(z), mu, logvar
def loss_function(recon_x, x, mu, logvar):
    BCE = F.binary_cross_entropy(recon_x, x.view(-1, 16), reduction='sum')
    KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return BCE + KLD, BCE, KLD
m = VAE(); x = (torch.rand(64, 1, 4, 4) > 0.5).float(); opt = torch.optim.Adam(m.parameters(), lr=1e-2)
for e in range(30):
    r, mu, lv = m(x); l, b, k = loss_function(r, x, mu, lv); opt.zero_grad(); l.backward(); opt.step()
    if e % 6 == 0: print(f"epoch {e:2d} loss {l.item() / len(x):.3f} bce {b.item() / len(x):.3f} kld {k.item() / len(x):.4f}")
with torch.no_grad(): s = m.decode(torch.randn(2, 2)); print(s.shape); print(s.view(2, 1, 4, 4).round())
import torch.distributions as D
q = D.Normal(mu.detach(), (0.5 * lv.detach()).exp()); p = D.Normal(0, 1)
print(D.kl_divergence(q, D.Normal(torch.zeros(2), torch.ones(2))).sum(1)[:3])
print(D.kl.kl_divergence(D.Normal(torch.tensor(0.), torch.tensor(1.)), D.Normal(torch.tensor(1.), torch.tensor(2.))))
print(q); print(p, p.sample((2,)).shape, p.log_prob(torch.tensor(0.)))
print(D.Bernoulli(torch.tensor([0.2, 0.9])), D.Categorical(logits=torch.tensor([1., 2., 3.])), D.Categorical(probs=torch.tensor([1., 2., 1.])).probs)
print(D.Uniform(0., 2.).mean, D.Beta(2., 3.).mean, D.Poisson(3.).variance, D.Exponential(2.).mean)
d = D.MultivariateNormal(torch.zeros(2), torch.eye(2)); print(d.log_prob(torch.zeros(2)), d)
print(D.Independent(D.Normal(torch.zeros(3), torch.ones(3)), 1).log_prob(torch.zeros(3)))
print(D.Categorical(torch.tensor([0.25, 0.75])).entropy(), D.Bernoulli(0.3).entropy(), D.Normal(0., 2.).entropy(), D.Normal(0., 1.).cdf(torch.tensor(1.)), D.Normal(0., 1.).icdf(torch.tensor(.9)))
