import copy
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 2)
ema = copy.deepcopy(model).requires_grad_(False)
for step in range(3):
    with torch.no_grad():
        for p in model.parameters():
            p.add_(1.0)
        for e, p in zip(ema.parameters(), model.parameters()):
            e.mul_(0.9).add_(p, alpha=0.1)
    print(step, ema.bias, (model.bias - ema.bias).mean())
vector = nn.utils.parameters_to_vector(model.parameters())
print(vector, vector.requires_grad)
nn.utils.vector_to_parameters(torch.zeros(6), model.parameters())
print(model.weight)
for target, source in zip(model.parameters(), ema.parameters()):
    target.data.copy_(source.data)
print(torch.equal(model.weight, ema.weight), model.weight.requires_grad, ema.weight.requires_grad)
averaged = {k: (model.state_dict()[k] + 1) / 2 for k in model.state_dict()}
model.load_state_dict(averaged)
print(model.bias.data)
