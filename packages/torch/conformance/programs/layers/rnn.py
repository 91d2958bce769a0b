import torch
from torch import nn

torch.manual_seed(0)
rnn = nn.RNN(input_size=2, hidden_size=3)
x = torch.arange(12.0).view(3, 2, 2) / 10
out, h = rnn(x)
print(out)
print(h, out.shape, h.shape, torch.equal(out[-1], h[0]))
for name, p in rnn.named_parameters():
    print(name, tuple(p.shape))
h0 = torch.ones(1, 2, 3)
print(rnn(x, h0)[1])
cell = nn.RNNCell(2, 3)
state = torch.zeros(2, 3)
for t in range(3):
    state = cell(x[t], state)
print(state)
relu = nn.RNN(2, 2, nonlinearity="relu", batch_first=True, num_layers=2)
out, h = relu(x.transpose(0, 1))
print(out.shape, h.shape)
out.sum().backward()
print(relu.weight_hh_l0.grad.shape, relu.weight_ih_l1.grad)
manual = torch.zeros(2, 3)
for t in range(3):
    manual = torch.tanh(x[t] @ rnn.weight_ih_l0.T + rnn.bias_ih_l0 + manual @ rnn.weight_hh_l0.T + rnn.bias_hh_l0)
print(torch.allclose(manual, rnn(x)[1][0], atol=1e-6))
