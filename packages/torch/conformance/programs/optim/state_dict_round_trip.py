import copy
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
x, y = torch.randn(8, 2), torch.randn(8, 1)


def step(m, o):
    o.zero_grad()
    loss = nn.functional.mse_loss(m(x), y)
    loss.backward()
    o.step()
    return loss.item()


for _ in range(3):
    step(model, optimizer)
state = copy.deepcopy(optimizer.state_dict())
print(state["state"].keys(), list(state["state"][0].keys()), state["param_groups"][0]["lr"], state["param_groups"][0]["params"])
print(state["state"][0]["step"], state["state"][0]["exp_avg"])
clone = copy.deepcopy(model)
other = torch.optim.Adam(clone.parameters(), lr=999.0)
other.load_state_dict(state)
print(other.param_groups[0]["lr"])
print([round(step(model, optimizer), 6) == round(step(clone, other), 6) for _ in range(3)])
print(torch.equal(model.weight, clone.weight), len(optimizer.state), optimizer.state[model.bias]["exp_avg_sq"].shape)
sgd = torch.optim.SGD(clone.parameters(), lr=0.1, momentum=0.9)
print(sgd.state_dict()["state"])
step(clone, sgd)
print(sgd.state_dict()["state"][1]["momentum_buffer"].shape)
