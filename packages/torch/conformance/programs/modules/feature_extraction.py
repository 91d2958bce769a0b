import torch
from torch import nn

torch.manual_seed(0)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU())
        self.layer2 = nn.Sequential(nn.Conv2d(2, 4, 3, stride=2), nn.ReLU())
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, 3)

    def forward(self, x, return_features=False):
        x = self.pool(self.layer2(self.layer1(x))).flatten(1)
        return x if return_features else self.fc(x)


model = CNN().eval()
images = torch.rand(3, 1, 10, 10)
features = model(images, return_features=True)
print(features.shape, features.detach())
store = []
h = model.pool.register_forward_hook(lambda m, i, o: store.append(o.flatten(1)))
out = model(images)
h.remove()
print(torch.equal(store[0], features), torch.allclose(model.fc(features), out))
maps = {}
for name in ("layer1", "layer2"):
    getattr(model, name).register_forward_hook(lambda m, i, o, name=name: maps.__setitem__(name, o))
model(images)
print({k: tuple(v.shape) for k, v in maps.items()})
image = images[:1].clone().requires_grad_()
model(image)[0, 1].backward()
saliency = image.grad.abs().squeeze()
print(saliency.shape, saliency.max() > 0, saliency[4, 4])
similarity = torch.cosine_similarity(features[:1], features)
print(similarity)
