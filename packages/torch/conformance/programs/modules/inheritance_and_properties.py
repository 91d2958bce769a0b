import torch
from torch import nn


class Base(nn.Module):
    def __init__(self, size=2):
        super().__init__()
        self.size = size
        self.body = nn.Linear(size, size)

    def forward(self, x):
        return self.head(self.body(x))

    def head(self, x):
        return x

    @property
    def device(self):
        return next(self.parameters()).device

    @torch.no_grad()
    def norm(self):
        return torch.cat([p.flatten() for p in self.parameters()]).norm()


class Classifier(Base):
    def __init__(self, classes):
        super().__init__(3)
        self.fc = nn.Linear(self.size, classes)

    def head(self, x):
        return self.fc(torch.relu(x))

    def predict(self, x):
        self.eval()
        with torch.inference_mode():
            return self(x).argmax(dim=-1)


torch.manual_seed(5)
m = Classifier(4)
print(m, m.device, m.norm())
print(m(torch.ones(2, 3)), m.predict(torch.ones(2, 3)), m.training)
print(isinstance(m, Base), [n for n, _ in m.named_parameters()], m.size)


class Lambda(nn.Module):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn

    def forward(self, x):
        return self.fn(x)


print(nn.Sequential(Lambda(lambda t: t * 2), Lambda(torch.neg))(torch.ones(2)), Lambda(abs))
