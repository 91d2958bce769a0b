import torch

x = torch.tensor([0.1, 0.7, 0.05, 0.15])
print(torch.topk(x, 2), x.topk(k=3, largest=False), x.topk(1).indices.item())
m = torch.tensor([[1.0, 9.0, 5.0], [8.0, 2.0, 7.0]])
print(m.topk(2, dim=1), m.topk(1, dim=0).values)
print(m.kthvalue(2, dim=1), m.kthvalue(1).values)
logits = torch.tensor([[2.0, 5.0, 1.0, 4.0]])
top_p, top_i = logits.softmax(1).topk(2)
print(top_p, top_i)
threshold = logits.topk(2).values[:, -1:]
print(logits.masked_fill(logits < threshold, float("-inf")))
labels = torch.tensor([3])
for k in (1, 2, 3):
    correct = (logits.topk(k, dim=1).indices == labels[:, None]).any(1).float().mean()
    print(f"top-{k} accuracy: {correct:.2f}")
try:
    x.topk(5)
except RuntimeError as error:
    print(error)
print(torch.topk(torch.tensor([4, 9, 2]), 2).values, m.median(dim=1), m.flatten().topk(3).indices)
