import torch
from torch import nn
class PatchEmbedding(nn.Module):
    """Turns a 2D input image into a 1D sequence learnable embedding vector."""
    def __init__(self, in_channels: int = 3, patch_size: int = 8, embedding_dim: int = 48):
        super().__init__()
        self.patch_size = patch_size
        self.patcher = nn.Conv2d(in_channels=in_channels, out_channels=embedding_dim, kernel_size=patch_size, stride=patch_size, padding=0)
        self.flatten = nn.Flatten(start_dim=2, end_dim=3)
    def forward(self, x):
        image_resolution = x.shape[-1]
        assert image_resolution % self.patch_size == 0, f"Input image size must be divisible by patch size, image shape: {image_resolution}, patch size: {self.patch_size}"
        return self.flatten(self.patcher(x)).permute(0, 2, 1)
class MSA(nn.Module):
    def __init__(self, d=48, heads=4, drop=0.):
        super().__init__()
        self.layer_norm = nn.LayerNorm(normalized_shape=d)
        self.multihead_attn = nn.MultiheadAttention(embed_dim=d, num_heads=heads, dropout=drop, batch_first=True)
    def forward(self, x):
        x = self.layer_norm(x)
        out, _ = self.multihead_attn(query=x, key=x, value=x, need_weights=False)
        return out
class MLPBlock(nn.Module):
    def __init__(self, d=48, size=96, drop=0.1):
        super().__init__()
        self.layer_norm = nn.LayerNorm(d)
        self.mlp = nn.Sequential(nn.Linear(d, size), nn.GELU(), nn.Dropout(p=drop), nn.Linear(size, d), nn.Dropout(p=drop))
    def forward(self, x): return self.mlp(self.layer_norm(x))
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.msa_block = MSA(); self.mlp_block = MLPBlock()
    def forward(self, x):
        x = self.msa_block(x) + x
        return self.mlp_block(x) + x
class ViT(nn.Module):
    def __init__(self, img_size=32, num_classes=3):
        super().__init__()
        assert img_size % 8 == 0
        self.num_patches = (img_size * img_size) // 8 ** 2
        self.class_embedding = nn.Parameter(data=torch.randn(1, 1, 48), requires_grad=True)
        self.position_embedding = nn.Parameter(data=torch.randn(1, self.num_patches + 1, 48), requires_grad=True)
        self.embedding_dropout = nn.Dropout(p=0.1)
        self.patch_embedding = PatchEmbedding()
        self.transformer_encoder = nn.Sequential(*[Block() for _ in range(2)])
        self.classifier = nn.Sequential(nn.LayerNorm(normalized_shape=48), nn.Linear(in_features=48, out_features=num_classes))
    def forward(self, x):
        b = x.shape[0]
        class_token = self.class_embedding.expand(b, -1, -1)
        x = self.patch_embedding(x)
        x = torch.cat((class_token, x), dim=1)
        x = self.position_embedding + x
        x = self.embedding_dropout(x)
        x = self.transformer_encoder(x)
        return self.classifier(x[:, 0])
torch.manual_seed(42)
vit = ViT(); print(vit)
print(sum(p.numel() for p in vit.parameters()))
x = torch.randn(4, 3, 32, 32)
out = vit(x); print(out.shape, out.grad_fn.name() if hasattr(out.grad_fn, "name") else "")
vit.eval(); print(vit(x))
try:
    vit(torch.randn(1, 3, 30, 30))
except AssertionError as e:
    print(e)
layer = nn.TransformerEncoderLayer(d_model=48, nhead=4, dim_feedforward=96, dropout=0.1, activation="gelu", batch_first=True, norm_first=True)
print(layer)
enc = nn.TransformerEncoder(encoder_layer=layer, num_layers=2)
enc.eval()
print(enc(torch.randn(2, 5, 48)).sum(-1))
opt = torch.optim.Adam(vit.parameters(), lr=3e-3, betas=(0.9, 0.999), weight_decay=0.3)
vit.train(); y = torch.tensor([0, 1, 2, 0])
for e in range(3):
    loss = nn.CrossEntropyLoss()(vit(x), y); opt.zero_grad(); loss.backward(); opt.step(); print(e, f"{loss.item():.4f}")
x = torch.rand(224, 224, 3)
print(x.permute(2, 0, 1)[:, :16, :].shape, x[:16, :16].flatten().shape, x.unfold(0, 16, 16).unfold(1, 16, 16).shape)
try:
    from torchinfo import summary
except ImportError:
    summary = None
