import torch, copy
from torch import nn
class EarlyStopping:
    def __init__(self, patience=2, min_delta=0.0): self.patience = patience; self.min_delta = min_delta; self.best = None; self.count = 0; self.state = None
    def __call__(self, loss, model):
        if self.best is None or loss < self.best - self.min_delta: self.best = loss; self.count = 0; self.state = copy.deepcopy(model.state_dict()); return False
        self.count += 1; print(f"EarlyStopping counter: {self.count} out of {self.patience}"); return self.count >= self.patience
torch.manual_seed(0); X = torch.linspace(-1, 1, 20).unsqueeze(1); y = X ** 3; m = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1)); o = torch.optim.SGD(m.parameters(), lr=1.2); es = EarlyStopping()
for e in range(30):
    l = nn.functional.mse_loss(m(X), y); o.zero_grad(); l.backward(); o.step(); print(e, l.item())
    if es(l.item(), m): print("stop", e); break
m.load_state_dict(es.state); print(es.best, nn.functional.mse_loss(m(X), y).item() > 0)
