import torch

logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3], [0.2, 0.1, 3.0], [1.0, 1.0, 0.9]])
labels = torch.tensor([0, 1, 2, 1])
preds = logits.argmax(dim=1)
print(preds, preds == labels)
print((preds == labels).sum().item(), "of", len(labels))
wrong = (preds != labels).nonzero(as_tuple=True)[0]
print(wrong, logits[wrong], labels[wrong])
class_names = ["pizza", "steak", "sushi"]
print([class_names[i] for i in preds])
confusion = torch.zeros(3, 3, dtype=torch.int64)
for t, p in zip(labels, preds):
    confusion[t, p] += 1
print(confusion)
print(confusion.diag() / confusion.sum(1))
probs = torch.softmax(logits, dim=1)
print(probs[torch.arange(4), labels])
top = probs.topk(2, dim=1)
for i in range(4):
    print(class_names[labels[i]], [(class_names[j], round(p, 3)) for p, j in zip(top.values[i].tolist(), top.indices[i].tolist())])
print(probs.max(dim=1).values)
