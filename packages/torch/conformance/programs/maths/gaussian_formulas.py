import math
import torch

mu, sigma = 1.0, 2.0
x = torch.tensor([-1.0, 1.0, 3.0])
pdf = torch.exp(-0.5 * ((x - mu) / sigma) ** 2) / (sigma * math.sqrt(2 * math.pi))
print(pdf, pdf.log())
normal = torch.distributions.Normal(mu, sigma)
print(normal.log_prob(x), normal.mean, normal.stddev)
cdf = 0.5 * (1 + torch.erf((x - mu) / (sigma * math.sqrt(2))))
print(cdf)
mean, logvar = torch.tensor([0.5, -0.5]), torch.tensor([0.0, 1.0])
kl = -0.5 * torch.sum(1 + logvar - mean.pow(2) - logvar.exp())
print(kl)
p, q = torch.tensor([0.5, 0.5]), torch.tensor([0.9, 0.1])
print((p * (p / q).log()).sum(), torch.nn.functional.kl_div(q.log(), p, reduction="sum"))
cat = torch.distributions.Categorical(probs=torch.tensor([0.1, 0.2, 0.7]))
print(cat.entropy(), cat.log_prob(torch.tensor(2)), cat.probs)
print(torch.special.expit(torch.tensor(0.0)), torch.logit(torch.tensor(0.75)), torch.xlogy(torch.tensor([0.0, 1.0]), torch.tensor([0.0, 2.0])))
