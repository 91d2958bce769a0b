import torch
from torch import nn
from collections import OrderedDict

torch.manual_seed(0)
model = nn.Sequential(OrderedDict([("fc1", nn.Linear(2, 4)), ("act", nn.ReLU()), ("fc2", nn.Linear(4, 1))]))
print(model)
print(model.fc1, model[1], model[-1], len(model), model[:2])
print([type(m).__name__ for m in model])
print(list(model.state_dict().keys()))
model.append(nn.Sigmoid())
print(len(model), model(torch.ones(1, 2)))
model[1] = nn.Tanh()
print(model[1], model.act)
del model[3]
print(len(model))
plain = nn.Sequential(nn.Linear(1, 1), nn.ReLU())
plain.add_module("extra", nn.Linear(1, 2))
print(plain, list(plain._modules))
out = torch.ones(1, 1)
for layer in plain:
    out = layer(out)
    print(out.shape)
print(nn.Sequential(*[nn.Linear(i, i + 1) for i in range(1, 4)])(torch.ones(1, 1)).shape)
print(nn.Sequential()(torch.ones(2)))
