import torch
from torch import nn

model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
print(model)
model[2] = nn.Sequential(nn.Dropout(p=0.3, inplace=True), nn.Linear(128, 5, bias=False))
print(model)
model.add_module("softmax", nn.Softmax(dim=1))
print(model)
print(model[2], repr(model[0]), str(model.softmax))
print(f"{model[0]} -> {model[2][1]}")


class Wrapper(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
        self.loss = nn.CrossEntropyLoss()
        self.none = None


print(Wrapper(model[0]))
print(Wrapper(Wrapper(nn.ReLU())))
