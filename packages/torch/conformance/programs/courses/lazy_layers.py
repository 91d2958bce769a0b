import torch
from torch import nn
from torch.nn.parameter import UninitializedParameter

model = nn.Sequential(nn.LazyConv2d(4, 3, padding=1), nn.LazyBatchNorm2d(), nn.ReLU(), nn.Flatten(), nn.LazyLinear(5), nn.LazyLinear(2, bias=False))
print(model)
print(model[0].weight, isinstance(model[0].weight, UninitializedParameter), model[0].bias)
try:
    model[4].weight.shape
except RuntimeError as error:
    print(str(error).split(".")[0])
try:
    sum(p.numel() for p in model.parameters())
except ValueError as error:
    print(str(error).split(".")[0][:48])
torch.manual_seed(3)
out = model(torch.randn(2, 3, 6, 6))
print(out.shape)
print(model)
for name, p in model.named_parameters():
    print(name, tuple(p.shape), type(p).__name__)
print(model[4].weight[0, :4], model[0].bias)
out.sum().backward()
print(all(p.grad is not None for p in model.parameters()))

fresh = nn.Sequential(nn.LazyLinear(3), nn.Tanh())
fresh.load_state_dict({"0.weight": torch.ones(3, 2), "0.bias": torch.zeros(3)})
print(fresh(torch.tensor([[1.0, 2.0]])), fresh[0])
up = nn.LazyConvTranspose2d(2, kernel_size=2, stride=2)
print(up, up(torch.ones(1, 3, 2, 2)).shape, up)


class Head(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.classify = nn.LazyLinear(classes)

    def forward(self, x):
        return self.classify(x.flatten(1))


head = Head(7)
head(torch.zeros(1, 2, 3, 4))
print(head.classify.in_features, head.classify.weight.shape)
