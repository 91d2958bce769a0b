import torch, os, copy, time
from torch import nn
from pathlib import Path
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu"); print(device, device.type, device.index)
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1)).to(device); opt = torch.optim.AdamW(m.parameters(), lr=1e-2); sch = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=10)
scaler = torch.cuda.amp.GradScaler(enabled=False); X = torch.randn(32, 4); y = X.sum(1, keepdim=True)
best = float("inf"); patience = 2; bad = 0; hist = {"loss": [], "lr": []}; accum = 2
for epoch in range(6):
    for i, (xb, yb) in enumerate(zip(X.split(8), y.split(8))):
        with torch.autocast(device_type="cpu", enabled=False): loss = nn.functional.mse_loss(m(xb), yb) / accum
        scaler.scale(loss).backward()
        if (i + 1) % accum == 0:
            scaler.unscale_(opt); gn = torch.nn.utils.clip_grad_norm_(m.parameters(), max_norm=1.0); scaler.step(opt); scaler.update(); opt.zero_grad(set_to_none=True)
    sch.step(); hist["loss"].append(round(loss.item(), 3)); hist["lr"].append(round(sch.get_last_lr()[0], 6))
    if loss.item() < best: best = loss.item(); bad = 0; torch.save({"epoch": epoch, "model_state_dict": m.state_dict(), "optimizer_state_dict": opt.state_dict(), "scheduler": sch.state_dict(), "loss": loss.item(), "rng": torch.get_rng_state()}, "best.pt")
    else: bad += 1
    if bad >= patience: print("early stop", epoch); break
print(hist, f"{gn:.4f}"); ck = torch.load("best.pt", map_location="cpu"); print(sorted(ck), ck["epoch"], type(ck["model_state_dict"]).__name__, list(ck["model_state_dict"])); print(ck["optimizer_state_dict"]["state"][0].keys(), ck["optimizer_state_dict"]["param_groups"][0]["params"])
m2 = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1)); print(m2.load_state_dict(ck["model_state_dict"])); o2 = torch.optim.AdamW(m2.parameters()); o2.load_state_dict(ck["optimizer_state_dict"]); print(o2.param_groups[0]["lr"] < 0.01, torch.allclose(m(X), m2(X)))
sd = m.state_dict(); new = {k.replace("0.", "first."): v for k, v in sd.items()}; print(list(new)); miss = m2.load_state_dict(new, strict=False); print(miss); print(miss.missing_keys, miss.unexpected_keys)
torch.save(m, "whole.pt"); w = torch.load("whole.pt", weights_only=False) if "weights_only" in torch.load.__code__.co_varnames else torch.load("whole.pt"); print(w)
print(os.path.exists("best.pt"), Path("best.pt").stat().st_size > 1000, m.training, sum(p.numel() * p.element_size() for p in m.parameters()))
ema = copy.deepcopy(m)
with torch.no_grad():
    for a, b in zip(ema.parameters(), m2.parameters()): a.mul_(0.9).add_(b, alpha=0.1)
print(torch.is_grad_enabled(), torch.is_tensor(sd["0.weight"]), torch.get_default_dtype(), torch.get_num_threads() >= 1, torch.__version__[:1] in "12")
