# torch.nn.Softplus in the PyTorch 2 documentation: Softplus(beta=1.0, threshold=20.0), floats since 2.3.
from torch import nn

print(nn.Softplus())
print(nn.Softplus(beta=2.0))
