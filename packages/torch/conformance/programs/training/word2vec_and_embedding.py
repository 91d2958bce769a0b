import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(1)
corpus = "the quick brown fox jumps over the lazy dog the fox sleeps".split()
vocab = sorted(set(corpus))
word_to_ix = {w: i for i, w in enumerate(vocab)}
ngrams = [([corpus[i - 2], corpus[i - 1]], corpus[i]) for i in range(2, len(corpus))]
print(ngrams[:2], len(vocab))


class NGram(nn.Module):
    def __init__(self, vocab_size, dim, context):
        super().__init__()
        self.embeddings = nn.Embedding(vocab_size, dim)
        self.linear1 = nn.Linear(context * dim, 16)
        self.linear2 = nn.Linear(16, vocab_size)

    def forward(self, inputs):
        embeds = self.embeddings(inputs).view((1, -1))
        return F.log_softmax(self.linear2(F.relu(self.linear1(embeds))), dim=1)


model = NGram(len(vocab), 5, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
losses = []
for epoch in range(6):
    total = 0
    for context, target in ngrams:
        ids = torch.tensor([word_to_ix[w] for w in context], dtype=torch.long)
        model.zero_grad()
        loss = F.nll_loss(model(ids), torch.tensor([word_to_ix[target]]))
        loss.backward()
        optimizer.step()
        total += loss.item()
    losses.append(round(total, 2))
print(losses)
print(model.embeddings.weight[word_to_ix["fox"]])
print(F.cosine_similarity(model.embeddings.weight[0], model.embeddings.weight[1], dim=0))
