import torch
from torch import nn

torch.manual_seed(0)
lstm = nn.LSTM(2, 3, batch_first=True)
x = torch.arange(8.0).view(2, 2, 2) / 4
out, (h, c) = lstm(x)
print(out, h, c)
print([tuple(p.shape) for p in lstm.parameters()], list(lstm.state_dict()))
deep = nn.LSTM(2, 3, num_layers=2, bidirectional=True)
out, (h, c) = deep(x)
print(out.shape, h.shape, c.shape, len(list(deep.parameters())))
print([n for n, _ in deep.named_parameters()][-4:])
cell = nn.LSTMCell(2, 3)
hx, cx = torch.zeros(2, 3), torch.zeros(2, 3)
for t in range(2):
    hx, cx = cell(x[:, t], (hx, cx))
    print(t, hx)
out, state = lstm(x[:, :1])
out2, state2 = lstm(x[:, 1:], state)
print(torch.allclose(out2[:, 0], lstm(x)[0][:, 1], atol=1e-6))
lstm(x)[0][:, -1].sum().backward()
print(lstm.bias_ih_l0.grad, lstm.weight_ih_l0.grad.norm())
print(lstm(torch.zeros(4, 2))[0].shape, lstm.hidden_size, lstm.num_layers)
