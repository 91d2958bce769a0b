import torch

x = torch.ones(2, requires_grad=True)
print((x * 2).requires_grad)
with torch.no_grad():
    print((x * 2).requires_grad, torch.is_grad_enabled())
    y = x + 1
print(y.requires_grad, torch.is_grad_enabled())
with torch.inference_mode():
    z = x * 2
    print(z, z.requires_grad, z.is_inference(), torch.is_inference_mode_enabled())
with torch.set_grad_enabled(False):
    print((x * 2).requires_grad)
    with torch.enable_grad():
        print((x * 2).requires_grad)


@torch.no_grad()
def evaluate(t):
    return t * 10


@torch.inference_mode()
def predict(t):
    return t * 5


print(evaluate(x), predict(x), evaluate.__name__)
torch.set_grad_enabled(False)
print((x * 2).requires_grad)
torch.set_grad_enabled(True)
print((x * 2).requires_grad, (x.detach() * 2).requires_grad)
