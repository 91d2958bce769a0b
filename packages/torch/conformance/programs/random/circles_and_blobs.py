import math
import torch

torch.manual_seed(0)
centres = torch.tensor([[0.0, 0.0], [3.0, 3.0], [0.0, 4.0]])
points = torch.cat([c + 0.5 * torch.randn(4, 2) for c in centres])
labels = torch.arange(3).repeat_interleave(4)
print(points)
print(labels, points[labels == 1].mean(0))
angle = torch.rand(6) * 2 * math.pi
radius = torch.where(torch.arange(6) % 2 == 0, 1.0, 0.5)
circle = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)
print(circle, circle.norm(dim=1))
t = torch.linspace(0, 1, 5)
spiral = torch.stack([t * torch.sin(4 * t), t * torch.cos(4 * t)], 1) + 0.01 * torch.randn(5, 2)
print(spiral)
walk = torch.randint(0, 2, (10,)).mul(2).sub(1).cumsum(0)
print(walk)
inside = (torch.rand(1000, 2).pow(2).sum(1) < 1).float().mean() * 4
print(inside)
