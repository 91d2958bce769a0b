import torch
from torch import nn

torch.manual_seed(0)
letters = "abcdefghijklmnopqrstuvwxyz"
data = {"en": ["smith", "brown", "jones"], "ja": ["sato", "suzuki", "tanaka"], "it": ["rossi", "bianchi", "russo"]}
languages = list(data)


def to_tensor(name):
    t = torch.zeros(len(name), 1, len(letters))
    for i, ch in enumerate(name):
        t[i, 0, letters.index(ch)] = 1
    return t


class CharRNN(nn.Module):
    def __init__(self, n_in, hidden, n_out):
        super().__init__()
        self.hidden = hidden
        self.i2h = nn.Linear(n_in + hidden, hidden)
        self.h2o = nn.Linear(hidden, n_out)
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, x, h):
        h = torch.tanh(self.i2h(torch.cat((x, h), 1)))
        return self.softmax(self.h2o(h)), h


rnn = CharRNN(len(letters), 12, 3)
optimizer = torch.optim.SGD(rnn.parameters(), lr=0.1)
for epoch in range(5):
    total, correct = 0.0, 0
    for k, language in enumerate(languages):
        for name in data[language]:
            h = torch.zeros(1, rnn.hidden)
            for letter in to_tensor(name):
                out, h = rnn(letter, h)
            loss = nn.functional.nll_loss(out, torch.tensor([k]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            correct += int(out.argmax(1).item() == k)
    print(f"{epoch} {total / 9:.3f} {correct}/9")
print(to_tensor("ab").shape, [languages[i] for i in out.topk(3).indices[0]])
