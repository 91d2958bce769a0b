import torch


class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backward(ctx, grad):
        return grad


class TwoOutputs(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b, a + b

    @staticmethod
    def backward(ctx, g_mul, g_add):
        a, b = ctx.saved_tensors
        print("needs", ctx.needs_input_grad)
        return g_mul * b + g_add, g_mul * a + g_add


x = torch.tensor([0.2, 0.7, 1.4], requires_grad=True)
(Round.apply(x) * torch.tensor([1.0, 2.0, 3.0])).sum().backward()
print(Round.apply(x), x.grad)
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0)
product, total = TwoOutputs.apply(a, b)
print(product, total)
(product * 2 + total).backward()
print(a.grad, b.grad)
y = torch.tensor([0.2, 0.7], requires_grad=True)
ste = y + (y.round() - y).detach()
print(ste)
ste.sum().backward()
print(y.grad)
