import torch
from torch import nn

batch = torch.arange(2 * 1 * 4 * 4.0).reshape(2, 1, 4, 4)
flat = nn.Flatten()(batch)
print(batch.shape, "->", flat.shape)
print(torch.flatten(batch, 1).shape, batch.view(batch.size(0), -1).shape, batch.flatten(start_dim=2).shape)
print(flat[0])
print(nn.Flatten(start_dim=0)(batch).shape, nn.Flatten(1, 2)(batch).shape)
print(torch.equal(flat, batch.view(2, 16)))
print(nn.Unflatten(1, (1, 4, 4))(flat).shape)
restored = flat.reshape(2, 1, 4, 4)
print(torch.equal(restored, batch))
single = batch[0]
print(single.shape, single.squeeze().shape, single.permute(1, 2, 0).shape)
print(f"Shape before: {single.shape} -> [color_channels, height, width]")
print(f"Shape after: {nn.Flatten()(single).shape} -> [color_channels, height*width]")
seq = torch.zeros(3, 5, 2)
print(seq.reshape(-1, 2).shape, seq.transpose(0, 1).shape, seq[:, -1].shape, seq.flatten(0, 1).shape)
