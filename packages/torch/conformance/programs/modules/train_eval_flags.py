import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.5), nn.Sequential(nn.BatchNorm1d(2)))
print(model.training, [m.training for m in model.modules()])
model.eval()
print(model.training, [m.training for m in model.modules()])
model.train()
model[2].eval()
print([m.training for m in model.modules()])
model.train(False)
print(model[1].training, model.train() is model, model.eval() is model)
x = torch.ones(4, 2)
print(torch.equal(model(x), model(x)), model(x).requires_grad)
with torch.inference_mode():
    print(model(x).requires_grad)


class Freezer(nn.Module):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm1d(2)

    def train(self, mode=True):
        super().train(mode)
        self.bn.eval()
        return self


print(Freezer().train().bn.training, Freezer().train().training)
