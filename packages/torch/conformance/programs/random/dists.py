import torch
import torch.distributions as D
torch.manual_seed(0)
for d in [D.Gamma(2., 3.), D.Beta(2., 5.), D.Dirichlet(torch.tensor([1., 2., 3.])), D.Poisson(torch.tensor([1., 4.])), D.Geometric(torch.tensor([0.3])), D.LogNormal(0., 1.), D.HalfNormal(2.), D.Exponential(torch.tensor([1., 2.])), D.Laplace(0., 1.), D.Uniform(-1., 3.), D.Binomial(5, torch.tensor([0.2, 0.4]))]:
    s = d.sample((3,))
    print(type(d).__name__, d, s, s.shape, d.mean, d.variance)
print(D.Gamma(torch.tensor([0.5, 2.]), torch.tensor([1., 1.])).log_prob(torch.tensor([1., 2.])), D.Beta(2., 3.).log_prob(torch.tensor(0.3)), D.Beta(2., 3.).entropy(), D.Gamma(2., 1.).entropy())
m = D.MultivariateNormal(torch.zeros(2), torch.tensor([[2., .5], [.5, 1.]]))
print(m, m.sample(), m.sample((2,)), m.log_prob(torch.ones(3, 2)), m.entropy(), m.mean, m.variance, m.covariance_matrix)
mix = D.Categorical(torch.tensor([.3, .7])); comp = D.Normal(torch.tensor([-1., 1.]), torch.tensor([.5, .5]))
g = D.MixtureSameFamily(mix, comp)
print(g.sample((4,)), g.log_prob(torch.tensor([0., 1.])), g.mean, g)
print(D.Independent(D.Normal(torch.zeros(2, 3), torch.ones(2, 3)), 1), D.Independent(D.Normal(torch.zeros(2, 3), torch.ones(2, 3)), 1).log_prob(torch.zeros(2, 3)))
o = D.OneHotCategorical(torch.tensor([.2, .8])); print(o.sample((3,)), o.log_prob(torch.tensor([0., 1.])), o)
print(D.kl_divergence(D.Normal(0., 1.), D.Normal(1., 2.)), D.kl.kl_divergence(m, D.MultivariateNormal(torch.ones(2), torch.eye(2))), D.kl_divergence(D.Gamma(2., 1.), D.Gamma(3., 1.)), D.kl_divergence(D.Beta(2., 1.), D.Beta(1., 1.)))
from torch.distributions.normal import Normal
from torch.distributions import Categorical, Normal
print(Normal(torch.tensor([0.]), torch.tensor([1.])).rsample().requires_grad, Normal(0., 1.).sample().shape, Categorical(logits=torch.zeros(2, 3)).sample((2,)).shape)
try:
    Normal(0., -1.)
except ValueError as e:
    print(e)
try:
    D.kl_divergence(D.Categorical(torch.ones(2)), D.Gamma(1., 1.))
except NotImplementedError as e:
    print(e)
mu = torch.tensor(0.5, requires_grad=True); s = torch.tensor(1.0, requires_grad=True)
(D.Normal(mu, s).rsample((5,)) ** 2).mean().backward(); print(mu.grad, s.grad)
