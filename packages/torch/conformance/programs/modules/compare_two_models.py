import torch
from torch import nn

torch.manual_seed(42)
model_0 = nn.Sequential(nn.Linear(2, 5), nn.Linear(5, 1))
model_1 = nn.Sequential(nn.Linear(2, 5), nn.ReLU(), nn.Linear(5, 1))
for name, model in (("model_0", model_0), ("model_1", model_1)):
    print(name, sum(p.numel() for p in model.parameters()), [type(m).__name__ for m in model])
print([torch.equal(a, b) for a, b in zip(model_0.parameters(), model_1.parameters())])
model_1[0].load_state_dict(model_0[0].state_dict())
print(torch.equal(model_0[0].weight, model_1[0].weight), model_0[0].weight is model_1[0].weight)
x = torch.tensor([[1.0, -1.0], [0.5, 2.0]])
print(model_0(x), model_1(x))
linear = model_0[1].weight @ model_0[0].weight
offset = model_0[1].weight @ model_0[0].bias + model_0[1].bias
print(torch.allclose(x @ linear.T + offset, model_0(x), atol=1e-6))
differences = {k: (model_0.state_dict()[k] - v).abs().max().item() for k, v in model_1.state_dict().items() if k in model_0.state_dict() and model_0.state_dict()[k].shape == v.shape}
print(differences)
with torch.no_grad():
    for p in model_1.parameters():
        p.zero_()
print(model_1(x), all((p == 0).all() for p in model_1.parameters()))
