import torch
from torch import nn

torch.manual_seed(1)
gru = nn.GRU(input_size=1, hidden_size=2, num_layers=1, batch_first=True)
seq = torch.tensor([[[0.1], [0.2], [0.3]]])
out, h = gru(seq)
print(out, h)
both = nn.GRU(1, 2, bidirectional=True, batch_first=True)
out, h = both(seq)
print(out.shape, h.shape)
print(out)
print(torch.equal(out[0, -1, :2], h[0, 0]), torch.equal(out[0, 0, 2:], h[1, 0]))
cell = nn.GRUCell(1, 2)
state = torch.zeros(1, 2)
for t in range(3):
    state = cell(seq[:, t], state)
print(state)
gru.zero_grad()
gru(seq)[0].sum().backward()
print(gru.weight_hh_l0.grad.norm(), gru.bias_ih_l0.grad.shape)
print(sum(p.numel() for p in gru.parameters()), sum(p.numel() for p in nn.GRU(8, 16, 2).parameters()), nn.GRU(3, 4, bias=False)._parameters.keys() == {"weight_ih_l0", "weight_hh_l0"})
