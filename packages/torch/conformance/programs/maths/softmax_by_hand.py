import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.1], [1.0, 3.0, 0.2]])
exp = torch.exp(logits)
by_hand = exp / exp.sum(dim=1, keepdim=True)
print(by_hand)
print(torch.softmax(logits, dim=1), F.softmax(logits, dim=-1), logits.softmax(0))
print(torch.allclose(by_hand, logits.softmax(1)), by_hand.sum(1).sub(1).abs().max() < 1e-6)
print(F.log_softmax(logits, dim=1), logits - logits.logsumexp(1, keepdim=True))
print(torch.softmax(torch.tensor([1000.0, 1001.0]), 0), torch.tensor([1000.0, 1001.0]).exp())
labels = torch.tensor([0, 1])
print(-F.log_softmax(logits, 1)[range(2), labels].mean(), F.cross_entropy(logits, labels), F.nll_loss(logits.log_softmax(1), labels))
print(torch.sigmoid(torch.tensor([-2.0, 0.0, 2.0])), 1 / (1 + torch.exp(torch.tensor([2.0, 0.0, -2.0]))))
for temperature in (0.5, 1.0, 5.0):
    print(temperature, F.softmax(logits[0] / temperature, dim=0))
p = logits.softmax(1)
print(-(p * p.log()).sum(1), F.softmin(logits[0], dim=0), F.softmax(torch.tensor([float("-inf"), 0.0]), 0))
