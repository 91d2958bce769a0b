import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
theta = torch.tensor([[[0.8, 0.2, 0.1], [-0.2, 0.9, 0.0]]]); image = torch.arange(36.0).view(1, 1, 6, 6)
grid = F.affine_grid(theta, image.size(), align_corners=False); print(grid.shape, grid[0, 0, :2])
for mode in ("bilinear", "nearest"):
    for pad in ("zeros", "border"):
        for corners in (True, False): print(mode, pad, corners, F.grid_sample(image, grid, mode=mode, padding_mode=pad, align_corners=corners)[0, 0, 1])
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.localization = nn.Sequential(nn.Conv2d(1, 4, kernel_size=3), nn.MaxPool2d(2, stride=2), nn.ReLU(True), nn.Conv2d(4, 5, kernel_size=3), nn.ReLU(True))
        self.fc_loc = nn.Sequential(nn.Linear(5 * 3 * 3, 8), nn.ReLU(True), nn.Linear(8, 3 * 2)); self.out = nn.Linear(144, 3)
        self.fc_loc[2].weight.data.zero_(); self.fc_loc[2].bias.data.copy_(torch.tensor([1, 0, 0, 0, 1, 0], dtype=torch.float))
    def stn(self, x):
        xs = self.localization(x).view(-1, 5 * 3 * 3); theta = self.fc_loc(xs).view(-1, 2, 3)
        return F.grid_sample(x, F.affine_grid(theta, x.size(), align_corners=False), align_corners=False)
    def forward(self, x): return F.log_softmax(self.out(self.stn(x).flatten(1)), dim=1)
net = Net(); x = torch.randn(6, 1, 12, 12); y = torch.tensor([0, 1, 2, 0, 1, 2]); opt = torch.optim.SGD(net.parameters(), lr=0.05)
for i in range(4): opt.zero_grad(); loss = F.nll_loss(net(x), y); loss.backward(); opt.step(); print(f"{loss.item():.4f}")
print(net.fc_loc[2].bias)
