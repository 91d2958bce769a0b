import torch, copy
from torch import nn
import torch.nn.utils.prune as prune
import torch.nn.functional as F
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
module = m[0]
print(list(module.named_parameters())); print(list(module.named_buffers()))
prune.l1_unstructured(module, name="weight", amount=4)
print([n for n, _ in module.named_parameters()], [n for n, _ in module.named_buffers()]); print(module.weight_mask, module.weight)
print(module._forward_pre_hooks)  if False else print(len(module._forward_pre_hooks))
print(100. * float(torch.sum(module.weight == 0)) / float(module.weight.nelement()))
prune.remove(module, "weight"); print([n for n, _ in module.named_parameters()], module.weight)
prune.ln_structured(m[2], name="weight", amount=0.5, n=2, dim=0); print(m[2].weight); print(m.state_dict().keys())
torch.manual_seed(1); prune.random_unstructured(m[0], "bias", amount=1); print(m[0].bias_mask, prune.is_pruned(m))
acts = {}
def hook(name):
    def fn(mod, inp, out): acts[name] = out.detach()
    return fn
hs = [l.register_forward_hook(hook(n)) for n, l in m.named_modules() if isinstance(l, nn.Linear)]
m(torch.ones(1, 4)); print({k: v.shape for k, v in acts.items()})
for h in hs: h.remove()
x = torch.tensor([2.0], requires_grad=True); y = x ** 2; y.register_hook(lambda g: g * 10); y.retain_grad(); z = y * 3; z.backward(); print(x.grad, y.grad)
gm = []
lin = nn.Linear(2, 2); lin.register_full_backward_hook(lambda mod, gi, go: gm.append((type(mod).__name__, [None if g is None else tuple(g.shape) for g in gi], [tuple(g.shape) for g in go])))
lin(torch.randn(3, 2, requires_grad=True)).sum().backward(); print(gm)
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): ctx.save_for_backward(x); return x * x
    @staticmethod
    def backward(ctx, g): (x,) = ctx.saved_tensors; return 2 * x * g
sq = Square.apply; t = torch.tensor([3.0, -1.0], requires_grad=True); o = sq(t); print(o); o.sum().backward(); print(t.grad)
print(torch.autograd.gradcheck(sq, (torch.randn(3, dtype=torch.double, requires_grad=True),)))

pp = [(nn.Linear(3, 3), "weight"), (nn.Linear(3, 3), "weight")]
prune.global_unstructured(pp, pruning_method=prune.L1Unstructured, amount=0.5); print(sum(int((a.weight == 0).sum()) for a, _ in pp))
