import torch
from torch import nn

def attempt(fn):
    try:
        print(tuple(fn()[0].shape))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: nn.LSTM(3, 4)(torch.ones(2, 5, 4)))
attempt(lambda: nn.LSTM(3, 4, batch_first=True)(torch.ones(2, 5, 3), (torch.zeros(1, 5, 4), torch.zeros(1, 5, 4))))
attempt(lambda: nn.GRU(3, 4)(torch.ones(5, 2, 3), torch.zeros(2, 2, 4)))
attempt(lambda: nn.RNN(3, 4)(torch.ones(5, 2, 3), torch.zeros(1, 2, 5)))
attempt(lambda: nn.MultiheadAttention(5, 2))
attempt(lambda: nn.LSTM(3, 4)(torch.ones(5, 3)))
attempt(lambda: nn.MultiheadAttention(4, 2)(torch.ones(2, 1, 3), torch.ones(2, 1, 3), torch.ones(2, 1, 3)))
attempt(lambda: nn.Embedding(3, 2)(torch.tensor([0, 3])))
