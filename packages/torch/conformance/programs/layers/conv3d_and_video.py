import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Conv3d(2, 3, kernel_size=(2, 3, 3), stride=(1, 2, 1), padding=(0, 1, 1)); x = torch.randn(1, 2, 4, 5, 5, requires_grad=True)
y = m(x); print(m, y.shape, y.sum()); y.pow(2).sum().backward(); print(x.grad.abs().sum(), m.weight.grad.sum((0, 2, 3, 4)), m.bias.grad)
print(nn.MaxPool3d(2)(x).shape, nn.AvgPool3d(2, stride=1)(x).mean(), F.max_pool3d(x, (1, 2, 2)).sum(), nn.AdaptiveAvgPool3d(1)(x).flatten().detach(), nn.AdaptiveAvgPool3d((2, 1, None))(x).shape)
print(nn.BatchNorm3d(2)(x).std(), nn.InstanceNorm3d(2)(x).mean().abs() < 1e-6, nn.Dropout3d(0.5).eval()(x).shape, F.pad(x, (1, 1)).shape, nn.ConstantPad3d(1, 0.0)(x).shape, nn.ReplicationPad3d(1)(x).shape)
t = nn.ConvTranspose3d(2, 1, 2, stride=2); print(t, t(x).shape, t(x).mean()); print(F.interpolate(x, scale_factor=2).shape, F.interpolate(x, size=(2, 3, 3), mode="trilinear", align_corners=False).sum())
class C3D(nn.Module):
    def __init__(self): super().__init__(); self.f = nn.Sequential(nn.Conv3d(3, 4, 3, padding=1), nn.BatchNorm3d(4), nn.ReLU(), nn.MaxPool3d((1, 2, 2)), nn.Conv3d(4, 8, 3, padding=1, groups=2), nn.ReLU(), nn.AdaptiveAvgPool3d(1)); self.head = nn.Linear(8, 2)
    def forward(self, clip): return self.head(self.f(clip).flatten(1))
net = C3D(); clips = torch.randn(4, 3, 4, 8, 8); opt = torch.optim.Adam(net.parameters(), 1e-2)
for _ in range(3): loss = F.cross_entropy(net(clips), torch.tensor([0, 1, 0, 1])); opt.zero_grad(); loss.backward(); opt.step(); print(f"{loss.item():.4f}")
print(sum(p.numel() for p in net.parameters()), net)
