import torch
from torch import nn

torch.manual_seed(0)
emb = nn.Embedding(5, 3)
ids = torch.tensor([[0, 2], [4, 2]])
print(emb(ids), emb(ids).shape)
print(emb.weight[2], emb(torch.tensor(2)))
emb(ids).sum().backward()
print(emb.weight.grad)
padded = nn.Embedding(4, 2, padding_idx=0)
print(padded.weight)
padded(torch.tensor([0, 1, 1])).sum().backward()
print(padded.weight.grad)
pre = nn.Embedding.from_pretrained(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
print(pre(torch.tensor([1, 0])), pre.weight.requires_grad)
print(nn.functional.embedding(torch.tensor([1]), torch.eye(3)), torch.equal(emb(ids), emb.weight[ids]))
bag = nn.EmbeddingBag(5, 2, mode="mean")
with torch.no_grad():
    bag.weight.copy_(torch.arange(10.0).view(5, 2))
print(bag(torch.tensor([[0, 1], [2, 4]])), bag(torch.tensor([0, 1, 2]), torch.tensor([0, 2])))
print(emb.num_embeddings, emb.embedding_dim)
