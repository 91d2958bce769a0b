import torch

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

w = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    out = w * 2
    fresh = torch.zeros(2)
attempt(lambda: out.sum().backward())
attempt(lambda: (w * out).sum())
attempt(lambda: (w + out).sum())
attempt(lambda: out.requires_grad_())
attempt(lambda: fresh.add_(1))
attempt(lambda: (w * out.clone()).sum().detach())
print(out.is_inference(), fresh.is_inference(), out.requires_grad)
with torch.no_grad():
    plain = w * 2
attempt(lambda: (w * plain).sum().detach())
attempt(lambda: plain.requires_grad_().requires_grad)
