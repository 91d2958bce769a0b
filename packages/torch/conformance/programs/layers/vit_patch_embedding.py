import torch
from torch import nn


class PatchEmbedding(nn.Module):
    def __init__(self, in_channels=3, patch_size=4, embedding_dim=6):
        super().__init__()
        self.patcher = nn.Conv2d(in_channels, embedding_dim, kernel_size=patch_size, stride=patch_size, padding=0)
        self.flatten = nn.Flatten(start_dim=2, end_dim=3)

    def forward(self, x):
        return self.flatten(self.patcher(x)).permute(0, 2, 1)


torch.manual_seed(42)
image = torch.rand(1, 3, 8, 8)
patchify = PatchEmbedding()
patches = patchify(image)
print(patches.shape, patches[0, 0])
class_token = nn.Parameter(torch.ones(1, 1, 6))
tokens = torch.cat((class_token.expand(1, -1, -1), patches), dim=1)
position = nn.Parameter(torch.rand(1, 5, 6))
tokens = tokens + position
print(tokens.shape, tokens[0, 0])
block = nn.TransformerEncoderLayer(6, 2, 12, dropout=0.0, activation="gelu", batch_first=True, norm_first=True)
out = block(tokens)
head = nn.Sequential(nn.LayerNorm(6), nn.Linear(6, 3))
print(head(out[:, 0]))
print(sum(p.numel() for p in patchify.parameters()), patchify)
by_hand = image.unfold(2, 4, 4).unfold(3, 4, 4).permute(0, 2, 3, 1, 4, 5).reshape(1, 4, 48) @ patchify.patcher.weight.view(6, -1).T + patchify.patcher.bias
print(torch.allclose(by_hand, patches, atol=1e-5))
