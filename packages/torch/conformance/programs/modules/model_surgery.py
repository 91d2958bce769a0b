import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 10))
print(model[-1].in_features, model[-1].out_features)
model[-1] = nn.Linear(model[-1].in_features, 3)
print(model(torch.zeros(2, 1, 8, 8)).shape)
features = nn.Sequential(*list(model.children())[:-1])
print(features(torch.zeros(2, 1, 8, 8)).shape, features[0] is model[0])
model.insert(4, nn.Dropout(0.2)) if hasattr(model, "insert") and False else None
model[1] = nn.LeakyReLU(0.1)
print(model)
del model[2]
print(len(model), [type(m).__name__ for m in model])


def replace_relu(module):
    for name, child in module.named_children():
        if isinstance(child, nn.ReLU):
            setattr(module, name, nn.SiLU())
        else:
            replace_relu(child)


deep = nn.Sequential(nn.ReLU(), nn.Sequential(nn.Linear(1, 1), nn.ReLU()))
replace_relu(deep)
print(deep)
model.fc_extra = nn.Linear(1, 1)
print(list(model._modules), "fc_extra.weight" in model.state_dict())
with torch.no_grad():
    model[0].weight[0] = 0
print(model[0].weight[0].abs().sum())
