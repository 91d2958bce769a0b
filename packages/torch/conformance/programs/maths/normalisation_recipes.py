import torch

x = torch.tensor([[1.0, 200.0], [2.0, 400.0], [3.0, 600.0]])
print((x - x.mean(0)) / x.std(0))
print((x - x.min(0).values) / (x.max(0).values - x.min(0).values))
print(x / x.sum(dim=1, keepdim=True))
print(x / x.norm(dim=1, keepdim=True))
print(torch.nn.functional.normalize(x, dim=0))
mean, var = x.mean(1, keepdim=True), x.var(1, unbiased=False, keepdim=True)
print(mean, var, torch.allclose((x - mean) / torch.sqrt(var + 1e-5), torch.nn.functional.layer_norm(x, (2,))))
print(x.log1p(), x.log() / torch.log(torch.tensor(10.0)))
images = torch.arange(12.0).view(2, 1, 2, 3) / 12
print(images.mean(dim=[0, 2, 3]), images.std(dim=[0, 2, 3]))
print(torch.clamp((images * 255).round(), 0, 255).to(torch.uint8))
centred = x - x.mean(dim=0, keepdim=True)
print(centred.T @ centred / 2, torch.cov(x.T).shape)
