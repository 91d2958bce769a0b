# PyTorch 2.1: PReLU's node is named after its kernel, mv says what it got, RNN says which nonlinearities it knows.
import torch
from torch import nn

print(nn.PReLU()(torch.tensor([-1.0, 2.0])))
for shape in ((4,), (3, 1)):
    try:
        print(torch.matmul(torch.ones(2, 3), torch.ones(shape)))
    except RuntimeError as error:
        print(error)
try:
    nn.RNN(2, 2, nonlinearity="sigmoid")
except ValueError as error:
    print(error)
