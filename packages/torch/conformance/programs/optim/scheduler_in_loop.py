import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
X = torch.linspace(0, 1, 10).unsqueeze(1)
y = 3 * X - 1
for epoch in range(6):
    loss = nn.functional.mse_loss(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
    print(f"{epoch} loss {loss:.4f} lr {scheduler.get_last_lr()}")
print(scheduler.last_epoch, scheduler.base_lrs, scheduler.state_dict()["_last_lr"], scheduler.gamma, scheduler.step_size)
state = scheduler.state_dict()
fresh = torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), lr=0.1), step_size=9)
fresh.load_state_dict(state)
print(fresh.step_size, fresh.last_epoch, fresh.get_last_lr())
two = torch.optim.SGD([{"params": [model.weight], "lr": 1.0}, {"params": [model.bias], "lr": 0.1}])if False else torch.optim.SGD([{"params": [model.weight]}, {"params": [model.bias], "lr": 0.1}], lr=1.0)
exp = torch.optim.lr_scheduler.ExponentialLR(two, gamma=0.1)
for _ in range(2):
    two.step()
    exp.step()
print([round(lr, 6) for lr in exp.get_last_lr()])
