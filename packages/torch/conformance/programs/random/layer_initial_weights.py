import torch
from torch import nn

torch.manual_seed(42)
print(nn.Linear(2, 3).weight, nn.Linear(3, 1).state_dict()["bias"])
print(nn.Conv2d(1, 2, 3).weight[0], nn.Conv2d(3, 4, 1).bias)
print(nn.Embedding(3, 4).weight)
print(nn.BatchNorm2d(3).weight, nn.LayerNorm(2).bias)
print(nn.RNN(2, 2).weight_ih_l0, nn.LSTM(1, 2).bias_hh_l0, nn.GRU(1, 1).weight_hh_l0)
print(nn.ConvTranspose2d(1, 1, 2).weight, nn.Bilinear(1, 2, 1).weight)
print(nn.Conv1d(2, 1, 2).weight)
print(nn.PReLU().weight)
model = nn.Sequential(nn.Linear(2, 5), nn.ReLU(), nn.Linear(5, 1))
print(model[0].weight[:2], model[2].bias)
torch.manual_seed(42)
print(nn.Linear(1, 1).state_dict()["weight"], torch.rand(1))
