import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))
log = []


def hook(module, grad_input, grad_output):
    log.append((type(module).__name__, [None if g is None else tuple(g.shape) for g in grad_input], [tuple(g.shape) for g in grad_output]))


handles = [m.register_full_backward_hook(hook) for m in model]
x = torch.ones(3, 2, requires_grad=True)
model(x).sum().backward()
for entry in log:
    print(entry)
for h in handles:
    h.remove()
scale = model[2].register_full_backward_hook(lambda m, gi, go: (gi[0] * 0,))
x.grad = None
model.zero_grad(set_to_none=True)
model(x).sum().backward()
print(x.grad, model[0].bias.grad, model[2].bias.grad)
scale.remove()
norms = {}
for name, p in model.named_parameters():
    p.register_hook(lambda g, name=name: norms.__setitem__(name, round(g.norm().item(), 4)))
model(x).sum().backward()
print({k: norms[k] for k in sorted(norms)})
