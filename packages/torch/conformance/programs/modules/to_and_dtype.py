import torch
from torch import nn

m = nn.Linear(2, 2)
print(m.to("cpu") is m, m.cpu() is m, next(m.parameters()).device, next(m.parameters()).dtype)
m.double()
print(m.weight.dtype, m(torch.ones(1, 2, dtype=torch.float64)).dtype)
m.to(torch.float32)
print(m.weight.dtype)
m.half()
print(m.bias.dtype, m.float().bias.dtype, m.to(dtype=torch.bfloat16).weight.dtype, m.to(torch.device("cpu"), torch.float32).weight.dtype)
weight_id = id(m.weight)
m.to(torch.float64)
print(id(m.weight) == weight_id, m.weight.is_leaf, m.weight.requires_grad)
bn = nn.BatchNorm1d(2).double()
print(bn.running_mean.dtype, bn.num_batches_tracked.dtype)
device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Sequential(m, bn).to(device)
print({p.device.type for p in model.parameters()}, {str(p.dtype) for p in model.parameters()})
x = torch.ones(3, 2).to(device, torch.float64)
print(model(x).dtype, x.to(model[0].weight.dtype).dtype)
print(m.type(torch.float32).weight.dtype)
