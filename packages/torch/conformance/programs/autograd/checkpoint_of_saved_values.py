import torch

class Tape:
    def __init__(self):
        self.values = {}

    def keep(self, name, tensor):
        tensor.retain_grad()
        self.values[name] = tensor
        return tensor

tape = Tape()
x = torch.tensor([[1.0, 2.0]], requires_grad=True)
w1 = torch.tensor([[0.5, -0.5], [0.25, 1.0]], requires_grad=True)
w2 = torch.tensor([[1.0], [-2.0]], requires_grad=True)
z1 = tape.keep("z1", x @ w1)
a1 = tape.keep("a1", z1.sigmoid())
z2 = tape.keep("z2", a1 @ w2)
loss = tape.keep("loss", (z2 - 1).pow(2).mean())
loss.backward()
for name, value in tape.values.items():
    print(name, value.detach(), value.grad)
dz2 = 2 * (z2 - 1)
da1 = dz2 @ w2.T
dz1 = da1 * a1 * (1 - a1)
print(torch.allclose(tape.values["a1"].grad, da1), torch.allclose(z1.grad, dz1), torch.allclose(w1.grad, x.T @ dz1))
print(w1.grad, w2.grad, x.grad)
