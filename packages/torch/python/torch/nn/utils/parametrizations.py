"""Parametrizations that come ready."""

import torch
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter
from torch.nn.utils.parametrize import register_parametrization
from torch.nn.utils.weight_norm import _norm_but


class _WeightNorm(Module):
    def __init__(self, weight, dim):
        super().__init__()
        self.dim = dim
        self.length = Parameter(_norm_but(weight.detach(), dim))

    def forward(self, direction):
        return direction * (self.length / _norm_but(direction, self.dim))


class _SpectralNorm(Module):
    """Divides a weight by its largest singular value, found by power iteration."""

    def __init__(self, weight, n_power_iterations, dim, eps):
        super().__init__()
        self.n_power_iterations, self.dim, self.eps = n_power_iterations, dim, eps
        matrix = self._matrix(weight.detach())
        self.register_buffer("_u", self._unit(torch.randn(matrix.size(0))))
        self.register_buffer("_v", self._unit(torch.randn(matrix.size(1))))
        self._iterate(matrix, 15)

    def _matrix(self, weight):
        return weight.movedim(self.dim, 0).flatten(1) if weight.dim() > 1 else weight.unsqueeze(0)

    def _unit(self, vector):
        return vector / vector.norm().clamp_min(self.eps)

    def _iterate(self, matrix, times):
        with torch.no_grad():
            for _ in range(times):
                self._u.copy_(self._unit(matrix.mv(self._v)))
                self._v.copy_(self._unit(matrix.t().mv(self._u)))

    def forward(self, weight):
        matrix = self._matrix(weight)
        if self.training:
            self._iterate(matrix.detach(), self.n_power_iterations)
        return weight / self._u.clone().dot(matrix.mv(self._v.clone()))


def weight_norm(module, name="weight", dim=0):
    return register_parametrization(module, name, _WeightNorm(getattr(module, name), dim))


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    return register_parametrization(module, name, _SpectralNorm(getattr(module, name), n_power_iterations, dim or 0, eps))
