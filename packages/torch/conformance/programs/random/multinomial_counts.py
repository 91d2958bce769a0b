import torch
from torch.distributions.multinomial import Multinomial
m = Multinomial(100, torch.tensor([1., 1., 2., 0.]))
print(m)
torch.manual_seed(0)
x = m.sample(); print(x, m.log_prob(x), m.mean, m.variance)
print(Multinomial(3, logits=torch.zeros(2,3)).sample((2,)), m.batch_shape, m.event_shape)
print(Multinomial(probs=torch.ones(4)).log_prob(torch.tensor([1.,0,0,0])))
