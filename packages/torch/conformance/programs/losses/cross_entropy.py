import torch
from torch import nn
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3], [1.0, 1.0, 1.0]], requires_grad=True)
labels = torch.tensor([0, 1, 2])
loss_fn = nn.CrossEntropyLoss()
loss = loss_fn(logits, labels)
print(loss)
loss.backward()
print(logits.grad)
print(F.cross_entropy(logits, labels, reduction="none"), F.cross_entropy(logits, labels, reduction="sum"))
print(nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]))(logits, labels))
print(nn.CrossEntropyLoss(label_smoothing=0.1)(logits, labels).detach())
print(nn.CrossEntropyLoss(ignore_index=2)(logits, labels))
probabilities = torch.tensor([[1.0, 0.0, 0.0], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
print(F.cross_entropy(logits, probabilities).detach())
by_hand = -torch.log(torch.softmax(logits, dim=1)[range(3), labels]).mean()
print(by_hand, torch.isclose(by_hand, loss))
print(F.nll_loss(F.log_softmax(logits, dim=1), labels))
print(F.cross_entropy(logits[0], labels[0]))
image_logits = torch.arange(24.0).view(2, 3, 2, 2) / 10
print(F.cross_entropy(image_logits, torch.tensor([[[0, 1], [2, 0]], [[1, 1], [0, 2]]])))
