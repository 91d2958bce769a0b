import torch
from torch import nn

torch.manual_seed(0)


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(6, 3)
        self.out = nn.Linear(3, 6, bias=False)
        self.out.weight = self.embed.weight

    def forward(self, ids):
        return self.out(self.embed(ids))


model = Tied()
print(len(list(model.parameters())), len(model.state_dict()), model.out.weight is model.embed.weight)
logits = model(torch.tensor([1, 4]))
print(logits)
logits.sum().backward()
print(model.embed.weight.grad)
shared = nn.Linear(2, 2)
net = nn.Sequential(shared, nn.Tanh(), shared)
print(len(list(net.parameters())), [n for n, _ in net.named_parameters()], list(net.state_dict()))
net(torch.ones(1, 2)).sum().backward()
print(shared.bias.grad)
print(len(list(net.modules())), len(list(net.named_modules(remove_duplicate=False))) if False else len(list(net.children())))
