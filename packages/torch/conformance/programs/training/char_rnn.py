import torch, string, unicodedata, random
from torch import nn
all_letters = string.ascii_letters + " .,;'"; n_letters = len(all_letters); print(n_letters)
def unicodeToAscii(s): return ''.join(c for c in unicodedata.normalize('NFD', s) if unicodedata.category(c) != 'Mn' and c in all_letters)
print(unicodeToAscii('Ślusàrski'))
cats = {"Italian": ["Rossi", "Bianchi"], "German": ["Schmidt", "Bauer"], "Japanese": ["Tanaka", "Sato"]}
all_categories = list(cats)
def letterToTensor(letter):
    tensor = torch.zeros(1, n_letters); tensor[0][all_letters.find(letter)] = 1; return tensor
def lineToTensor(line):
    tensor = torch.zeros(len(line), 1, n_letters)
    for li, letter in enumerate(line): tensor[li][0][all_letters.find(letter)] = 1
    return tensor
print(letterToTensor('J')); print(lineToTensor('Jones').size())
class RNN(nn.Module):
    def __init__(self, input_size, hidden_size, output_size):
        super(RNN, self).__init__()
        self.hidden_size = hidden_size
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size); self.i2o = nn.Linear(input_size + hidden_size, output_size); self.softmax = nn.LogSoftmax(dim=1)
    def forward(self, input, hidden):
        combined = torch.cat((input, hidden), 1)
        return self.softmax(self.i2o(combined)), self.i2h(combined)
    def initHidden(self): return torch.zeros(1, self.hidden_size)
torch.manual_seed(1); random.seed(1)
rnn = RNN(n_letters, 16, 3); print(rnn)
output, hid = rnn(lineToTensor('Albert')[0], torch.zeros(1, 16)); print(output)
def categoryFromOutput(output):
    top_n, top_i = output.topk(1); category_i = top_i[0].item(); return all_categories[category_i], category_i
print(categoryFromOutput(output))
criterion = nn.NLLLoss(); lr = 0.005
def train(cat, line):
    hidden = rnn.initHidden(); rnn.zero_grad(); t = lineToTensor(line)
    for i in range(t.size()[0]): output, hidden = rnn(t[i], hidden)
    loss = criterion(output, torch.tensor([all_categories.index(cat)], dtype=torch.long)); loss.backward()
    for p in rnn.parameters(): p.data.add_(p.grad.data, alpha=-lr)
    return output, loss.item()
tot = 0
for it in range(1, 61):
    cat = random.choice(all_categories); line = random.choice(cats[cat]); out, l = train(cat, line); tot += l
    if it % 20 == 0:
        guess, _ = categoryFromOutput(out); print('%d %d%% %.4f %s / %s %s' % (it, it / 60 * 100, l, line, guess, '✓' if guess == cat else '✗ (%s)' % cat)); tot = 0
confusion = torch.zeros(3, 3)
for i in range(30):
    cat = random.choice(all_categories); out, _ = train(cat, random.choice(cats[cat])); confusion[all_categories.index(cat)][categoryFromOutput(out)[1]] += 1
for i in range(3): confusion[i] = confusion[i] / confusion[i].sum()
print(confusion)
with torch.no_grad():
    hidden = rnn.initHidden()
    for t in lineToTensor("Satoshi"): o, hidden = rnn(t, hidden)
    topv, topi = o.topk(3, 1, True)
    for i in range(3): print('(%.2f) %s' % (topv[0][i].item(), all_categories[topi[0][i].item()]))
