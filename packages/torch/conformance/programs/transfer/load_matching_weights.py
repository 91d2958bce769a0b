import torch
from torch import nn

torch.manual_seed(0)


def make(classes):
    return nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, classes))


pretrained, model = make(10), make(3)
source = pretrained.state_dict()
target = model.state_dict()
matching = {k: v for k, v in source.items() if k in target and v.shape == target[k].shape}
print(list(matching), [k for k in source if k not in matching])
print(model.load_state_dict(matching, strict=False))
print(torch.equal(model[0].weight, pretrained[0].weight))
renamed = {("backbone." + k): v for k, v in source.items()}
stripped = {k.replace("backbone.", ""): v for k, v in renamed.items()}
print(make(10).load_state_dict(stripped))
before = model[0].weight.clone()
opt = torch.optim.SGD(model[4].parameters(), lr=0.5)
loss = nn.functional.cross_entropy(model(torch.randn(4, 3, 8, 8)), torch.tensor([0, 1, 2, 0]))
loss.backward()
opt.step()
print(torch.equal(before, model[0].weight), model[0].weight.grad is not None, f"{loss.item():.3f}")
print(model.load_state_dict({}, strict=False))
