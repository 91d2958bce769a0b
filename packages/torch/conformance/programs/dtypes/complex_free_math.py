import torch

i = torch.arange(4)
for name in ["sqrt", "exp", "log1p", "sin", "cos", "tanh", "sigmoid", "rsqrt", "erf"]:
    result = getattr(torch, name)(i)
    print(name, result.dtype, result)
for name in ["abs", "neg", "sign", "square", "floor", "ceil", "round", "relu"]:
    result = getattr(torch, name)(i - 2)
    print(name, result.dtype, result)
print(i.float().log(), i.double().sqrt())
print(torch.reciprocal(i), i.pow(3), torch.pow(2, i), torch.float_power(i, 2).dtype)
print(torch.mean(i.float()), torch.std(i.float()), (i * 1.0).var(unbiased=False))
