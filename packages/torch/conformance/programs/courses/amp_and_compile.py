import torch, torch.nn as nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1)); opt = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.cuda.amp.GradScaler(enabled=False); x, y = torch.randn(16, 4), torch.randn(16, 1)
for step in range(3):
    opt.zero_grad()
    with torch.autocast(device_type="cpu", enabled=False): loss = nn.functional.mse_loss(model(x), y)
    scaler.scale(loss).backward(); scaler.unscale_(opt); torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0); scaler.step(opt); scaler.update(); print(f"{loss.item():.4f}", scaler.get_scale())

print(torch.backends.mps.is_available() if hasattr(torch.backends, "mps") else False, torch.backends.cudnn.is_available(), torch.cuda.device_count())
torch.backends.cudnn.deterministic = True; torch.backends.cudnn.benchmark = False; torch.use_deterministic_algorithms(True); print(torch.are_deterministic_algorithms_enabled()); torch.use_deterministic_algorithms(False)
torch.set_num_threads(1); print(torch.get_num_threads()); torch.cuda.manual_seed_all(0); torch.cuda.empty_cache()
scripted = torch.jit.script(model); traced = torch.jit.trace(model, x); print(torch.allclose(scripted(x), model(x)), torch.allclose(traced(x), model(x)))
from torch.utils.checkpoint import checkpoint
h = x.clone().requires_grad_(); checkpoint(model, h, use_reentrant=False).sum().backward(); print(h.grad.abs().sum())
with torch.autograd.profiler.profile() as prof: model(x)
with torch.autograd.set_detect_anomaly(True): model(x).sum().backward()
from torch.nn.utils import parametrize
class Symmetric(nn.Module):
    def forward(self, X): return X.triu() + X.triu(1).transpose(-1, -2)
layer = nn.Linear(3, 3); parametrize.register_parametrization(layer, "weight", Symmetric()); print(torch.equal(layer.weight, layer.weight.T), layer)

wn = torch.nn.utils.weight_norm(nn.Linear(3, 2)); print(sorted(dict(wn.named_parameters())))
