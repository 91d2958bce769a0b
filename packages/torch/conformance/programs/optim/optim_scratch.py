import torch
from torch import nn
class SGD:
    def __init__(self, params, lr=0.1, momentum=0.0):
        self.params = list(params); self.lr = lr; self.m = momentum; self.v = [torch.zeros_like(p) for p in self.params]
    @torch.no_grad()
    def step(self):
        for p, v in zip(self.params, self.v):
            if p.grad is None: continue
            v.mul_(self.m).add_(p.grad); p.sub_(self.lr * v)
    def zero_grad(self):
        for p in self.params: p.grad = None
class MyAdam(torch.optim.Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps))
    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad(): loss = closure()
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                if p.grad is None: continue
                s = self.state[p]
                if len(s) == 0: s["step"] = 0; s["m"] = torch.zeros_like(p); s["v"] = torch.zeros_like(p)
                s["step"] += 1
                s["m"].mul_(b1).add_(p.grad, alpha=1 - b1); s["v"].mul_(b2).addcmul_(p.grad, p.grad, value=1 - b2)
                mh = s["m"] / (1 - b1 ** s["step"]); vh = s["v"] / (1 - b2 ** s["step"])
                p.addcdiv_(mh, vh.sqrt().add_(group["eps"]), value=-group["lr"])
        return loss
torch.manual_seed(0); X = torch.randn(50, 3); y = X @ torch.tensor([[1.], [-2.], [0.5]]) + 0.3
def run(make):
    torch.manual_seed(3); m = nn.Linear(3, 1); o = make(m.parameters())
    for i in range(40):
        l = ((m(X) - y) ** 2).mean(); o.zero_grad(); l.backward(); o.step()
    return l.item(), m.weight.data.tolist()
for n, mk in {"own": lambda p: SGD(p, 0.1), "torch": lambda p: torch.optim.SGD(p, lr=0.1), "mom": lambda p: SGD(p, 0.05, 0.9), "tmom": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9), "adam": lambda p: MyAdam(p, lr=0.1), "tadam": lambda p: torch.optim.Adam(p, lr=0.1), "rms": lambda p: torch.optim.RMSprop(p, lr=0.05), "ada": lambda p: torch.optim.Adagrad(p, lr=0.5), "adamax": lambda p: torch.optim.Adamax(p, lr=0.1), "radam": lambda p: torch.optim.RAdam(p, lr=0.1), "delta": lambda p: torch.optim.Adadelta(p, lr=5.), "rprop": lambda p: torch.optim.Rprop(p), "asgd": lambda p: torch.optim.ASGD(p, lr=.1)}.items():
    l, w = run(mk); print(f"{n:6s} {l:.5f} {[[round(v, 3) for v in r] for r in w]}")
o = MyAdam(nn.Linear(2, 1).parameters(), lr=0.5); print(o); print(o.param_groups[0]["lr"], len(o.state), o.defaults); print(o.state_dict()["param_groups"])
m = nn.Linear(1, 1); opt = torch.optim.SGD([{"params": [m.weight]}, {"params": [m.bias], "lr": 0.5}], lr=0.1, momentum=0.9); print([g["lr"] for g in opt.param_groups]); opt.add_param_group({"params": [nn.Parameter(torch.ones(1))]}); print(len(opt.param_groups))
f = torch.tensor([3.0], requires_grad=True); lb = torch.optim.LBFGS([f], lr=0.5)
def closure(): lb.zero_grad(); l = (f - 1) ** 2; l.backward(); return l
for _ in range(3): lb.step(closure)
print(f"{f.item():.3f}")
