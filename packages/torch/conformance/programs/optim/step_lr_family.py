import torch

def rates(make, steps=8):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=1.0)
    scheduler = make(optimizer)
    out = []
    for _ in range(steps):
        out.append(round(optimizer.param_groups[0]["lr"], 5))
        optimizer.step()
        scheduler.step()
    return out

S = torch.optim.lr_scheduler
print(rates(lambda o: S.StepLR(o, step_size=3, gamma=0.1)))
print(rates(lambda o: S.StepLR(o, 2, 0.5)))
print(rates(lambda o: S.MultiStepLR(o, milestones=[2, 5], gamma=0.1)))
print(rates(lambda o: S.ExponentialLR(o, gamma=0.9)))
print(rates(lambda o: S.LambdaLR(o, lr_lambda=lambda epoch: 0.95 ** epoch)))
print(rates(lambda o: S.MultiplicativeLR(o, lambda epoch: 0.5)))
print(rates(lambda o: S.ConstantLR(o, factor=0.5, total_iters=4)))
print(rates(lambda o: S.LinearLR(o, start_factor=0.5, total_iters=4)))
print(rates(lambda o: S.PolynomialLR(o, total_iters=4, power=1.0)))
