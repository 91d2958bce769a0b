import torch
x = torch.ones(5); y = torch.zeros(3); w = torch.randn(5, 3, requires_grad=True, generator=torch.Generator().manual_seed(0)) if False else torch.full((5, 3), 0.1, requires_grad=True); b = torch.zeros(3, requires_grad=True); z = torch.matmul(x, w) + b; loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y)
print(f"Gradient function for z = {type(z.grad_fn).__name__}"); print(f"Gradient function for loss = {type(loss.grad_fn).__name__}"); loss.backward(); print(w.grad); print(b.grad)
z = torch.matmul(x, w) + b; print(z.requires_grad)
with torch.no_grad(): print((torch.matmul(x, w) + b).requires_grad)
print(z.detach().requires_grad); inp = torch.eye(4, 5, requires_grad=True); out = (inp + 1).pow(2).t(); out.backward(torch.ones_like(out), retain_graph=True); print(f"First call\n{inp.grad}"); out.backward(torch.ones_like(out), retain_graph=True); print(f"\nSecond call\n{inp.grad}"); inp.grad.zero_(); out.backward(torch.ones_like(out)); print(f"\nCall after zeroing gradients\n{inp.grad}")
a = torch.tensor([2., 3.], requires_grad=True); bb = torch.tensor([6., 4.], requires_grad=True); Q = 3 * a ** 3 - bb ** 2; Q.backward(gradient=torch.tensor([1., 1.])); print(9 * a ** 2 == a.grad, -2 * bb == bb.grad, a.grad)
def f(x): return x ** 3
x = torch.tensor(2.0, requires_grad=True); g, = torch.autograd.grad(f(x), x, create_graph=True); g2, = torch.autograd.grad(g, x, create_graph=True); g3, = torch.autograd.grad(g2, x); print(g, g2, g3)
print(torch.autograd.functional.jacobian(lambda v: v ** 2, torch.tensor([1., 2.])), torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), torch.tensor([1., 2.])))
v = torch.randn(3, requires_grad=True, dtype=torch.float64); print(torch.autograd.gradcheck(torch.sin, v), torch.autograd.gradgradcheck(torch.sin, v))
with torch.enable_grad(): print(torch.is_grad_enabled())
with torch.set_grad_enabled(False): print(torch.is_grad_enabled())
@torch.no_grad()
def h(x): return x * 2
print(h(torch.ones(1, requires_grad=True)).requires_grad); t = torch.ones(2, requires_grad=True); t2 = t.clone().detach().requires_grad_(True); print(t2.is_leaf, (t * 2).is_leaf, t.grad is None, t.data, t.detach() is t); print((t * 2).grad_fn.next_functions, (t @ t).grad_fn, t.sum().grad_fn, t.view(1, 2).grad_fn, t[0].grad_fn, torch.cat([t, t]).grad_fn, t.mean().grad_fn, t.exp().grad_fn, (t > 0).grad_fn) if False else print((t @ t).grad_fn.__class__.__name__, t[0].grad_fn.name(), torch.stack([t, t]).grad_fn.name(), t.unsqueeze(0).grad_fn.name(), (t / 2).grad_fn.name(), (-t).grad_fn.name(), t.log().grad_fn.name(), torch.where(t > 0, t, t).grad_fn.name(), t.max().grad_fn.name(), t.clamp(0, 1).grad_fn.name(), t.expand(3, 2).grad_fn.name(), t.abs().grad_fn.name(), t.to(torch.float64).grad_fn.name(), t.std().grad_fn.name(), t.cumsum(0).grad_fn.name(), t.prod().grad_fn.name())
class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input): ctx.save_for_backward(input); return input.clamp(min=0)
    @staticmethod
    def backward(ctx, grad_output): input, = ctx.saved_tensors; gi = grad_output.clone(); gi[input < 0] = 0; return gi
class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, k): ctx.k = k; ctx.mark_non_differentiable; return x * k
    @staticmethod
    def backward(ctx, g): print(ctx.needs_input_grad); return g * ctx.k, None
q = torch.tensor([-1., 2.], requires_grad=True); r = MyReLU.apply(q); print(r); (Scale.apply(r, 3.0)).sum().backward(); print(q.grad, r.grad_fn.name() if hasattr(r.grad_fn, "name") else "")
u = torch.ones(2, requires_grad=True)
try: torch.autograd.grad((u * 2).sum(), torch.ones(1, requires_grad=True))
except RuntimeError as e: print(e)
print(torch.autograd.grad((u * 2).sum(), [u, torch.ones(1, requires_grad=True)], allow_unused=True)); torch.autograd.backward([u.sum(), (u * 2).sum()]); print(u.grad); p = torch.ones(3, requires_grad=True); (p[1:] ** 2).sum().backward(); print(p.grad); e = torch.ones(2, 2, requires_grad=True); e.squeeze().t().reshape(-1)[::2].sum().backward(); print(e.grad)
k = torch.ones(2, 3, requires_grad=True) * 1; k.t_(); k.unsqueeze_(0); k.squeeze_(0); print(k.shape)


