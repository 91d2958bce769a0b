import torch

def problem(w):
    return (w[0] - 1) ** 2 + 10 * (w[1] + 0.5) ** 2

for name, make in {"SGD": lambda p: torch.optim.SGD(p, lr=0.02), "Momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.8),
                   "Adam": lambda p: torch.optim.Adam(p, lr=0.1), "RMSprop": lambda p: torch.optim.RMSprop(p, lr=0.05),
                   "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.5), "AdamW": lambda p: torch.optim.AdamW(p, lr=0.1)}.items():
    w = torch.tensor([0.0, 0.0], requires_grad=True)
    optimizer = make([w])
    for step in range(25):
        optimizer.zero_grad()
        loss = problem(w)
        loss.backward()
        optimizer.step()
        if step % 8 == 0:
            print(f"{name:9} {step:2d} {loss.item():.4f} {w[0].item():.4f} {w[1].item():.4f}")
