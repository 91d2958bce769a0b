import torch
from torch import nn

for layer in [nn.Linear(3, 4), nn.Linear(3, 4, bias=False), nn.Conv2d(3, 16, 3), nn.Conv2d(3, 16, 3, stride=2, padding=1, bias=False),
              nn.Conv2d(4, 8, (3, 5), padding="same"), nn.Conv2d(4, 4, 3, groups=4, dilation=2), nn.Conv1d(1, 2, 3),
              nn.ConvTranspose2d(8, 4, 2, stride=2), nn.MaxPool2d(2), nn.MaxPool2d(3, stride=2, padding=1), nn.AvgPool2d(2),
              nn.AdaptiveAvgPool2d((1, 1)), nn.AdaptiveAvgPool2d(1), nn.BatchNorm2d(16), nn.BatchNorm1d(4, affine=False),
              nn.LayerNorm(8), nn.GroupNorm(2, 4), nn.InstanceNorm2d(3), nn.Dropout(0.5), nn.Dropout2d(p=0.2), nn.ReLU(), nn.ReLU(inplace=True),
              nn.LeakyReLU(0.1), nn.Sigmoid(), nn.Tanh(), nn.GELU(), nn.SiLU(), nn.ELU(), nn.Softmax(dim=1), nn.LogSoftmax(dim=-1),
              nn.Hardswish(), nn.Hardsigmoid(), nn.PReLU(), nn.Flatten(), nn.Flatten(0, 1), nn.Unflatten(1, (2, 2)), nn.Identity(),
              nn.Embedding(10, 3), nn.Embedding(10, 3, padding_idx=0), nn.RNN(4, 8), nn.LSTM(4, 8, num_layers=2, batch_first=True), nn.GRU(4, 8, bidirectional=True),
              nn.LSTMCell(4, 8), nn.ZeroPad2d(1), nn.PixelShuffle(2), nn.Bilinear(2, 3, 4),
              nn.CrossEntropyLoss(), nn.MSELoss(), nn.BCEWithLogitsLoss(), nn.CosineSimilarity(), nn.Threshold(0.1, 20), nn.Hardtanh(), nn.ReLU6()]:
    print(layer)
