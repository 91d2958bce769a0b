import torch, math, warnings
from torch import nn
from torch.optim import lr_scheduler as S
def run(mk, n=8, **k):
    p = nn.Parameter(torch.ones(1)); o = torch.optim.SGD([p], lr=1.0, momentum=0.9); s = mk(o); r = []
    for i in range(n): r.append(round(o.param_groups[0]["lr"], 5)); p.grad = torch.ones(1); o.step(); s.step()
    return r, s.get_last_lr()
for name, mk in [("step", lambda o: S.StepLR(o, 2, 0.5)), ("multi", lambda o: S.MultiStepLR(o, [2, 5], 0.1)), ("exp", lambda o: S.ExponentialLR(o, 0.9)), ("cos", lambda o: S.CosineAnnealingLR(o, 8, 0.1)), ("lambda", lambda o: S.LambdaLR(o, lambda e: 1 / (1 + e))), ("mult", lambda o: S.MultiplicativeLR(o, lambda e: 0.95)), ("lin", lambda o: S.LinearLR(o, 0.1, total_iters=4)), ("const", lambda o: S.ConstantLR(o, 0.5, 3)), ("poly", lambda o: S.PolynomialLR(o, 5, 2)), ("one", lambda o: S.OneCycleLR(o, 2.0, total_steps=9)), ("cyc", lambda o: S.CyclicLR(o, 0.1, 1.0, 2)), ("warm", lambda o: S.CosineAnnealingWarmRestarts(o, 3)), ("seq", lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)], [3])), ("chain", lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)]))]:
    print(name, run(mk))
p = nn.Parameter(torch.ones(1)); o = torch.optim.SGD([p], lr=0.1); s = S.ReduceLROnPlateau(o, mode="min", factor=0.5, patience=1, threshold=1e-3)
for i, l in enumerate([1.0, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8]): s.step(l); print(i, l, o.param_groups[0]["lr"], s.num_bad_epochs)
s = S.StepLR(o, 1); sd = s.state_dict(); print({k: v for k, v in sd.items() if k in ("step_size", "gamma", "last_epoch", "base_lrs", "_last_lr")}); print(type(s).__name__)
class Warmup(S._LRScheduler):
    def __init__(self, opt, w, last_epoch=-1): self.w = w; super().__init__(opt, last_epoch)
    def get_lr(self): return [b * min(1.0, (self.last_epoch + 1) / self.w) for b in self.base_lrs]
o = torch.optim.Adam([p], lr=1.0); s = Warmup(o, 4)
for i in range(6): print(round(s.get_last_lr()[0], 3), end=" "); o.step(); s.step()
print()
