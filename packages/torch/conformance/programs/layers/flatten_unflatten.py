import torch
from torch import nn

x = torch.arange(24.0).view(2, 3, 2, 2)
print(nn.Flatten()(x).shape, nn.Flatten(0)(x).shape, nn.Flatten(1, 2)(x).shape, nn.Flatten(start_dim=2)(x).shape)
print(nn.Unflatten(1, (1, 3))(x).shape, nn.Unflatten(1, (2, 6))(nn.Flatten()(x)).shape)
model = nn.Sequential(nn.Flatten(), nn.Unflatten(1, (3, 2, 2)))
print(torch.equal(model(x), x))
print(nn.PixelShuffle(2)(torch.arange(8.0).view(1, 8, 1, 1)), nn.PixelUnshuffle(2)(torch.arange(16.0).view(1, 1, 4, 4)).shape)
print(nn.ZeroPad2d(1)(x).shape, nn.ConstantPad2d((1, 0, 0, 2), 7.0)(x[:, :1])[0, 0])
print(nn.ReflectionPad2d(1)(torch.arange(9.0).view(1, 1, 3, 3)))
print(nn.ReplicationPad2d(1)(x[:1, :1]), nn.ConstantPad1d(2, 1.0)(torch.zeros(1, 1, 2)))
print(nn.Upsample(scale_factor=2)(x[:1, :1]), nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)(x[:1, :1]))
print(nn.ChannelShuffle(3)(torch.arange(6.0).view(1, 6, 1, 1)).flatten(), nn.Unfold(2)(x).shape, nn.Fold((2, 2), 2)(torch.ones(1, 4, 1)).shape)
