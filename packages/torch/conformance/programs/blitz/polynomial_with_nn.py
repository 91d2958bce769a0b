import math
import torch

x = torch.linspace(-math.pi, math.pi, 200)
y = torch.sin(x)
p = torch.tensor([1, 2, 3])
xx = x.unsqueeze(-1).pow(p)
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(3, 1), torch.nn.Flatten(0, 1))
loss_fn = torch.nn.MSELoss(reduction="sum")
optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-2)
for t in range(61):
    y_pred = model(xx)
    loss = loss_fn(y_pred, y)
    if t % 20 == 0:
        print(t, f"{loss.item():.2f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
linear_layer = model[0]
print(xx.shape, y_pred.shape)
a, b, c, d = (torch.tensor(v, requires_grad=True) for v in (0.1, 0.8, -0.1, -0.09))
loss = (a + b * x + c * x ** 2 + d * x ** 3 - y).pow(2).sum()
loss.backward()
print(f"{loss.item():.3f} {a.grad.item():.2f} {b.grad.item():.1f} {c.grad.item():.1f}")


class LegendrePolynomial3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return 0.5 * (5 * input ** 3 - 3 * input)

    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        return grad_output * 1.5 * (5 * input ** 2 - 1)


P3 = LegendrePolynomial3.apply
z = torch.tensor([0.5, -0.25], requires_grad=True)
P3(z).sum().backward()
print(P3(z), z.grad)
