import torch, math, numpy as np
x = np.linspace(-math.pi, math.pi, 200); y = np.sin(x); np.random.seed(0); a, b, c, d = np.random.randn(4); lr = 1e-6
for t in range(301):
    yp = a + b * x + c * x ** 2 + d * x ** 3; loss = np.square(yp - y).sum()
    if t % 100 == 0: print(t, round(float(loss), 4))
    g = 2.0 * (yp - y); a -= lr * g.sum(); b -= lr * (g * x).sum(); c -= lr * (g * x ** 2).sum(); d -= lr * (g * x ** 3).sum()
print(f'Result: y = {a:.4f} + {b:.4f} x + {c:.4f} x^2 + {d:.4f} x^3')
torch.manual_seed(0); x = torch.linspace(-math.pi, math.pi, 200); y = torch.sin(x); p = torch.tensor([1, 2, 3]); xx = x.unsqueeze(-1).pow(p); print(xx.shape)
model = torch.nn.Sequential(torch.nn.Linear(3, 1), torch.nn.Flatten(0, 1)); lf = torch.nn.MSELoss(reduction='sum'); opt = torch.optim.RMSprop(model.parameters(), lr=1e-3)
for t in range(301):
    loss = lf(model(xx), y); opt.zero_grad(); loss.backward(); opt.step()
    if t % 100 == 0: print(t, f"{loss.item():.3f}")
ll = model[0]; print(f'Result: y = {ll.bias.item():.3f} + {ll.weight[:, 0].item():.3f} x')
class LegendrePolynomial3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input): ctx.save_for_backward(input); return 0.5 * (5 * input ** 3 - 3 * input)
    @staticmethod
    def backward(ctx, g): input, = ctx.saved_tensors; return g * 1.5 * (5 * input ** 2 - 1)
a = torch.full((), 0.0, requires_grad=True); b = torch.full((), -1.0, requires_grad=True); c = torch.full((), 0.0, requires_grad=True); d = torch.full((), 0.3, requires_grad=True)
for t in range(201):
    loss = (a + b * LegendrePolynomial3.apply(c + d * x) - y).pow(2).sum()
    if t % 100 == 0: print(t, f"{loss.item():.3f}")
    loss.backward()
    with torch.no_grad():
        for q in (a, b, c, d): q -= 5e-6 * q.grad; q.grad = None
print(f'{a.item():.3f} {b.item():.3f} {c.item():.3f} {d.item():.3f}')
import random
class DynamicNet(torch.nn.Module):
    def __init__(self): super().__init__(); self.a = torch.nn.Parameter(torch.randn(())); self.b = torch.nn.Parameter(torch.randn(()))
    def forward(self, x):
        y = self.a + self.b * x
        for exp in range(4, random.randint(4, 6)): y = y + self.a * x ** exp
        return y
    def string(self): return f'y = {self.a.item():.4f} + {self.b.item():.4f} x'
random.seed(0); print(DynamicNet().string(), DynamicNet()(x[:3]))
