import torch

x = torch.linspace(-2, 2, 5)
print(x.clamp(-1, 1), x.clamp(min=0), x.clamp(max=0), torch.clip(x, -0.5, 0.5))
print(torch.clamp(x, torch.tensor([-1.0] * 5), torch.tensor([0.0] * 5)))
print(x.clamp_min(0.5), x.clamp_max(0.5), x.clone().clamp_(0, 1))
print(torch.lerp(torch.tensor(0.0), torch.tensor(10.0), torch.tensor([0.1, 0.9])))
ema = torch.tensor(0.0)
for value in [1.0, 2.0, 3.0]:
    ema = ema.lerp(torch.tensor(value), 0.5)
    print(ema)
shadow = torch.zeros(3)
for step in range(3):
    shadow.mul_(0.9).add_(torch.full((3,), float(step)), alpha=0.1)
print(shadow)
print(torch.nn.functional.interpolate(x.view(1, 1, 5), size=9, mode="linear", align_corners=True))
print(torch.nan_to_num(torch.tensor([float("nan"), float("inf")])), torch.heaviside(x, torch.tensor(1.0)))
print(torch.remainder(x, 1.5), torch.fmod(x, 1.5), x % 1)
