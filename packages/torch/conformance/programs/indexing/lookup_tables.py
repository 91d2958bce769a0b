import torch

vocab = {w: i for i, w in enumerate("the cat sat on mat".split())}
ids = torch.tensor([vocab[w] for w in "the cat sat on the mat".split()])
print(vocab, ids)
table = torch.arange(10.0).reshape(5, 2)
print(table[ids])
print(table[ids].mean(dim=0), table[ids].shape)
batch = torch.tensor([[0, 1], [4, 3]])
print(table[batch], table[batch].shape)
palette = torch.tensor([[0, 0, 0], [255, 0, 0], [0, 255, 0]], dtype=torch.uint8)
mask = torch.tensor([[0, 1], [2, 1]])
print(palette[mask].permute(2, 0, 1))
inverse = {i: w for w, i in vocab.items()}
print(" ".join(inverse[i.item()] for i in ids.flip(0)))
print(table.index_select(0, ids).equal(table[ids]))
position = torch.arange(3).unsqueeze(1) * torch.tensor([[1.0, 0.1]])
print(position.sin())
print(torch.bucketize(torch.tensor([0.1, 0.5, 2.5]), torch.tensor([0.0, 1.0, 2.0])))
print(torch.searchsorted(torch.tensor([1, 3, 5, 7]), torch.tensor([0, 3, 6, 9])))
