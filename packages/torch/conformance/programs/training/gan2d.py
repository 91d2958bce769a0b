import torch
from torch import nn
torch.manual_seed(111)
n = 128; data = torch.zeros((n, 2)); data[:, 0] = 2 * torch.pi * torch.rand(n); data[:, 1] = torch.sin(data[:, 0])
labels = torch.zeros(n); ts = [(data[i], labels[i]) for i in range(n)]
loader = torch.utils.data.DataLoader(ts, batch_size=32, shuffle=True)
class Discriminator(nn.Module):
    def __init__(self):
        super().__init__(); self.model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Dropout(0.3), nn.Linear(32, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1), nn.Sigmoid())
    def forward(self, x): return self.model(x)
class Generator(nn.Module):
    def __init__(self):
        super().__init__(); self.model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 2))
    def forward(self, x): return self.model(x)
D = Discriminator(); G = Generator(); lf = nn.BCELoss(); od = torch.optim.Adam(D.parameters(), lr=0.001); og = torch.optim.Adam(G.parameters(), lr=0.001)
for epoch in range(6):
    for i, (real, _) in enumerate(loader):
        b = len(real); rl = torch.ones((b, 1)); z = torch.randn((b, 2)); fake = G(z); fl = torch.zeros((b, 1))
        allx = torch.cat((real, fake)); ally = torch.cat((rl, fl)); D.zero_grad(); out = D(allx); ld = lf(out, ally); ld.backward(); od.step()
        z = torch.randn((b, 2)); G.zero_grad(); lg = lf(D(G(z)), rl); lg.backward(); og.step()
        if epoch % 2 == 0 and i == 3: print(f"Epoch: {epoch} Loss D.: {ld:.4f}"); print(f"Epoch: {epoch} Loss G.: {lg:.4f}")
s = G(torch.randn(100, 2)).detach(); print(s.shape, s.requires_grad)
class DC(nn.Module):
    def __init__(self):
        super().__init__(); self.net = nn.Sequential(nn.ConvTranspose2d(10, 16, 4, 1, 0, bias=False), nn.BatchNorm2d(16), nn.ReLU(True), nn.ConvTranspose2d(16, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU(True), nn.ConvTranspose2d(8, 3, 4, 2, 1, bias=False), nn.Tanh())
    def forward(self, x): return self.net(x)
def weights_init(m):
    classname = m.__class__.__name__
    if classname.find('Conv') != -1: nn.init.normal_(m.weight.data, 0.0, 0.02)
    elif classname.find('BatchNorm') != -1: nn.init.normal_(m.weight.data, 1.0, 0.02); nn.init.constant_(m.bias.data, 0)
dc = DC(); dc.apply(weights_init); print(dc); print(dc(torch.randn(2, 10, 1, 1)).shape, f"{dc.net[0].weight.std():.3f}")
