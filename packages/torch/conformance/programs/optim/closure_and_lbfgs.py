import torch

x = torch.tensor([-1.2, 1.0], requires_grad=True)
optimizer = torch.optim.LBFGS([x], lr=1.0, max_iter=20, line_search_fn="strong_wolfe")


def rosenbrock(t):
    return (1 - t[0]) ** 2 + 100 * (t[1] - t[0] ** 2) ** 2


def closure():
    optimizer.zero_grad()
    loss = rosenbrock(x)
    loss.backward()
    return loss


for step in range(3):
    optimizer.step(closure)
print(f"{rosenbrock(x).item():.6f}", [round(v, 3) for v in x.tolist()])
w = torch.tensor([2.0], requires_grad=True)
sgd = torch.optim.SGD([w], lr=0.25)


def sgd_closure():
    sgd.zero_grad()
    loss = (w ** 2).sum()
    loss.backward()
    return loss


for _ in range(3):
    print(sgd.step(sgd_closure).item(), w.item())
print(sgd.step())
