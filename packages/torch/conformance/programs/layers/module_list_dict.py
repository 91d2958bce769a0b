import torch
from torch import nn

torch.manual_seed(0)


class Deep(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.acts = nn.ModuleDict({"relu": nn.ReLU(), "tanh": nn.Tanh()})
        self.plain = [nn.Linear(1, 1)]

    def forward(self, x, act="relu"):
        for layer in self.layers[:-1]:
            x = self.acts[act](layer(x))
        return self.layers[-1](x)


model = Deep([2, 3, 4, 1])
print(model(torch.ones(1, 2)), model(torch.ones(1, 2), act="tanh"))
print(len(list(model.parameters())), len(model.layers), "relu" in model.acts, list(model.acts.keys()))
print([n for n, _ in model.named_parameters()])
model.layers.append(nn.Linear(1, 1))
model.layers.insert(0, nn.Linear(2, 2))
model.layers.extend([nn.Identity()])
print(len(model.layers), model.layers[0], model.layers[-1])
model.acts["gelu"] = nn.GELU()
model.acts.update({"elu": nn.ELU()})
for name, act in model.acts.items():
    print(name, act)
model.acts.pop("elu")
print(len(model.acts), [type(m).__name__ for m in model.acts.values()])
