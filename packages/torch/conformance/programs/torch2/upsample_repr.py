# torch.nn.Upsample since PyTorch 2.1: the mode is printed as a quoted string.
from torch import nn

print(nn.Upsample(scale_factor=2))
print(nn.Upsample(size=(4, 4), mode="bilinear"))
