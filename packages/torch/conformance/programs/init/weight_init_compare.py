import torch, math
from torch import nn
import torch.nn.init as init
def act(fn, nonlin=nn.Tanh, L=5):
    torch.manual_seed(0); x = torch.randn(64, 50); out = []
    for _ in range(L): l = nn.Linear(50, 50, bias=False); fn(l.weight); x = nonlin()(l(x)); out.append(round(x.std().item(), 3))
    return out
for n, f in {"normal.01": lambda w: init.normal_(w, std=0.01), "xavier_u": init.xavier_uniform_, "xavier_n": init.xavier_normal_, "kaiming_u": init.kaiming_uniform_, "kaiming_n": lambda w: init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu"), "orth": init.orthogonal_, "zeros": init.zeros_, "uniform": lambda w: init.uniform_(w, -0.1, 0.1), "trunc": lambda w: init.trunc_normal_(w, std=0.02), "sparse": lambda w: init.sparse_(w, 0.5), "eye": init.eye_}.items(): print(n, act(f), act(f, nn.ReLU))
print([round(init.calculate_gain(g), 4) for g in ("linear", "tanh", "relu", "sigmoid", "selu")], init.calculate_gain("leaky_relu", 0.2)); w = torch.empty(3, 5); print(init.constant_(w, 0.3), init.ones_(w).sum(), init._calculate_fan_in_and_fan_out(torch.empty(8, 4, 3, 3))); print(init.dirac_(torch.empty(2, 2, 3)))
def init_weights(m):
    if isinstance(m, nn.Linear): init.xavier_uniform_(m.weight); m.bias.data.fill_(0.01)
torch.manual_seed(0); net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Linear(2, 2))); print(net.apply(init_weights)); print(net[0].weight, net[1][0].bias)
with torch.no_grad(): net[0].weight.copy_(torch.eye(2)); net[0].bias.zero_()
print(net[0](torch.tensor([1., 2.])), net[0].weight.grad, net[0].reset_parameters())
torch.manual_seed(5); print(nn.Embedding(2, 2).weight, nn.LSTM(1, 1).weight_ih_l0, nn.BatchNorm1d(2).weight, nn.Bilinear(1, 1, 1).weight, nn.PReLU().weight, nn.MultiheadAttention(2, 1).in_proj_weight[0])
