import torch
from torch import nn


class Patches(nn.Module):
    def __init__(self, channels=3, patch=8, width=16):
        super().__init__()
        self.patch = patch
        self.project = nn.Conv2d(channels, width, kernel_size=patch, stride=patch, padding=0)
        self.flat = nn.Flatten(start_dim=2, end_dim=3)

    def forward(self, x):
        size = x.shape[-1]
        assert size % self.patch == 0, f"Input image size must be divisible by patch size, image shape: {size}, patch size: {self.patch}"
        return self.flat(self.project(x)).permute(0, 2, 1)


class AttentionBlock(nn.Module):
    def __init__(self, width=16, heads=4, p=0.0):
        super().__init__()
        self.norm = nn.LayerNorm(normalized_shape=width)
        self.attention = nn.MultiheadAttention(embed_dim=width, num_heads=heads, dropout=p, batch_first=True)

    def forward(self, x):
        x = self.norm(x)
        out, _ = self.attention(query=x, key=x, value=x, need_weights=False)
        return out


class MLP(nn.Module):
    def __init__(self, width=16, hidden=32, p=0.1):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(p), nn.Linear(hidden, width), nn.Dropout(p))

    def forward(self, x):
        return self.mlp(self.norm(x))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.msa, self.mlp = AttentionBlock(), MLP()

    def forward(self, x):
        x = self.msa(x) + x
        return self.mlp(x) + x


class ViT(nn.Module):
    def __init__(self, size=32, patch=8, layers=2, classes=3):
        super().__init__()
        self.patches = Patches(patch=patch)
        n = (size * size) // patch**2
        self.class_token = nn.Parameter(torch.randn(1, 1, 16), requires_grad=True)
        self.positions = nn.Parameter(torch.randn(1, n + 1, 16), requires_grad=True)
        self.drop = nn.Dropout(0.1)
        self.encoder = nn.Sequential(*[Block() for _ in range(layers)])
        self.classifier = nn.Sequential(nn.LayerNorm(16), nn.Linear(16, classes))

    def forward(self, x):
        token = self.class_token.expand(x.shape[0], -1, -1)
        x = torch.cat((token, self.patches(x)), dim=1) + self.positions
        return self.classifier(self.encoder(self.drop(x))[:, 0])


torch.manual_seed(42)
vit = ViT()
images = torch.randn(6, 3, 32, 32)
logits = vit(images)
print(logits.shape, sum(p.numel() for p in vit.parameters()))
print(vit.encoder[0])
try:
    vit(torch.randn(1, 3, 30, 30))
except AssertionError as error:
    print(error)
optimizer = torch.optim.Adam(vit.parameters(), lr=3e-3, betas=(0.9, 0.999), weight_decay=0.1)
labels = torch.tensor([0, 1, 2, 0, 1, 2])
for epoch in range(8):
    loss = nn.functional.cross_entropy(vit(images), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 2 == 1:
        print(epoch, f"{loss.item():.3f}")
layer = nn.TransformerEncoderLayer(d_model=16, nhead=4, dim_feedforward=32, dropout=0.1, activation="gelu", batch_first=True, norm_first=True)
print(layer)
stack = nn.TransformerEncoder(encoder_layer=layer, num_layers=2).eval()
with torch.inference_mode():
    print(stack(torch.ones(1, 4, 16)).shape)
