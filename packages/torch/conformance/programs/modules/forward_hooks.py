import torch
from torch import nn

activations = {}


def save(name):
    def hook(module, inputs, output):
        activations[name] = output.detach()
    return hook


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
handles = [layer.register_forward_hook(save(str(i))) for i, layer in enumerate(model)]
out = model(torch.ones(2, 2))
for name, value in activations.items():
    print(name, value.shape, value.sum())
print(torch.equal(activations["2"], out))
for handle in handles:
    handle.remove()
activations.clear()
model(torch.ones(1, 2))
print(activations)
pre = model[0].register_forward_pre_hook(lambda module, inputs: (inputs[0] * 0,))
print(model[0](torch.ones(1, 2)), model[0].bias.data)
pre.remove()
double = model.register_forward_hook(lambda module, inputs, output: output * 2)
a = model(torch.ones(1, 2))
double.remove()
print(torch.allclose(a, 2 * model(torch.ones(1, 2))))
