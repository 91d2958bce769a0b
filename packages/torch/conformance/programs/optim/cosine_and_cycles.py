import torch

def rates(make, steps=12, lr=1.0):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr, momentum=0.9)
    scheduler = make(optimizer)
    out = []
    for _ in range(steps):
        out.append(round(optimizer.param_groups[0]["lr"], 5))
        optimizer.step()
        scheduler.step()
    return out

S = torch.optim.lr_scheduler
print(rates(lambda o: S.CosineAnnealingLR(o, T_max=5)))
print(rates(lambda o: S.CosineAnnealingLR(o, T_max=10, eta_min=0.1)))
print(rates(lambda o: S.CosineAnnealingWarmRestarts(o, T_0=3)))
print(rates(lambda o: S.CosineAnnealingWarmRestarts(o, T_0=2, T_mult=2, eta_min=0.01)))
print(rates(lambda o: S.CyclicLR(o, base_lr=0.1, max_lr=1.0, step_size_up=3)))
print(rates(lambda o: S.CyclicLR(o, base_lr=0.1, max_lr=1.0, step_size_up=2, mode="triangular2")))
print(rates(lambda o: S.OneCycleLR(o, max_lr=0.1, total_steps=12)))
print(rates(lambda o: S.OneCycleLR(o, max_lr=0.5, epochs=3, steps_per_epoch=4, anneal_strategy="linear")))
print(rates(lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, total_iters=4), S.ExponentialLR(o, 0.9)], milestones=[4])))
print(rates(lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)])))
