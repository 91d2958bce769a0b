import torch
from torch import nn

torch.manual_seed(0)


class Broken(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(4 * 7 * 7, 3))

    def forward(self, x):
        x = self.features(x)
        print("after features", x.shape)
        return self.classifier(x)


model = Broken()
images = torch.rand(2, 1, 28, 28)
try:
    model(images)
except RuntimeError as error:
    print(error)
model.classifier[1] = nn.Linear(4 * 13 * 13, 3)
print(model(images).shape)
try:
    nn.CrossEntropyLoss()(model(images), torch.tensor([0, 1, 2]))
except ValueError as error:
    print(error)
try:
    model(torch.rand(2, 3, 28, 28))
except RuntimeError as error:
    print(error)
try:
    nn.MSELoss()(torch.ones(2, 3), torch.ones(2, 4))
except RuntimeError as error:
    print(error)
print(model(torch.rand(2, 1, 28, 28)).argmax(dim=1).shape)
