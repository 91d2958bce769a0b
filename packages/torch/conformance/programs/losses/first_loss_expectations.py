import math
import torch
from torch import nn

torch.manual_seed(0)
for classes in (2, 10, 27, 1000):
    logits = torch.zeros(8, classes)
    target = torch.randint(0, classes, (8,))
    print(classes, f"{nn.CrossEntropyLoss()(logits, target):.4f}", f"{math.log(classes):.4f}")
confident = torch.full((1, 3), -20.0)
confident[0, 1] = 20.0
print(nn.CrossEntropyLoss()(confident, torch.tensor([1])), nn.CrossEntropyLoss()(confident, torch.tensor([0])))
print(nn.BCEWithLogitsLoss()(torch.tensor([200.0, -200.0]), torch.tensor([1.0, 0.0])), nn.BCEWithLogitsLoss()(torch.tensor([100.0]), torch.tensor([0.0])))
print(nn.BCELoss()(torch.tensor([0.5]), torch.tensor([1.0])), nn.NLLLoss()(torch.tensor([[-0.1, -2.0]]), torch.tensor([1])))
perplexity = torch.exp(nn.CrossEntropyLoss()(torch.zeros(4, 50), torch.arange(4)))
print(perplexity)
print(nn.MSELoss()(torch.ones(3), torch.ones(3)), nn.L1Loss()(torch.zeros(2), torch.tensor([3.0, -3.0])))
