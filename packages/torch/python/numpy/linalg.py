"""Linear algebra."""

import torch
from numpy._ndarray import _result, _tensor


class LinAlgError(ValueError):
    """A matrix that cannot be treated so."""


def _float(a):
    tensor = _tensor(a)
    return tensor if tensor.is_floating_point() else tensor.to(torch.float64)


def _guarded(function, message):
    try:
        return function()
    except RuntimeError as error:
        raise LinAlgError(message) from error


def norm(x, ord=None, axis=None, keepdims=False):
    return _result(torch.linalg.norm(_float(x), ord, axis, keepdims))


def inv(a):
    return _result(_guarded(lambda: torch.linalg.inv(_float(a)), "Singular matrix"))


def det(a):
    return _result(torch.linalg.det(_float(a)))


def solve(a, b):
    return _result(_guarded(lambda: torch.linalg.solve(_float(a), _float(b)), "Singular matrix"))


def lstsq(a, b, rcond=None):
    left, right = _float(a), _float(b)
    column = right.unsqueeze(1) if right.dim() == 1 else right
    solution = torch.linalg.lstsq(left, column).solution
    residual = ((left @ solution - column) ** 2).sum(0)
    singular = torch.linalg.svdvals(left)
    rank = int((singular > singular.max() * max(left.shape) * torch.finfo(left.dtype).eps).sum())
    return _result(solution.squeeze(1) if right.dim() == 1 else solution), _result(residual), rank, _result(singular)


def eigh(a):
    return tuple(_result(part) for part in torch.linalg.eigh(_float(a)))


def eigvalsh(a):
    return _result(torch.linalg.eigvalsh(_float(a)))


def svd(a, full_matrices=True):
    return tuple(_result(part) for part in torch.linalg.svd(_float(a), full_matrices=full_matrices))


def qr(a):
    return tuple(_result(part) for part in torch.linalg.qr(_float(a)))


def cholesky(a):
    return _result(_guarded(lambda: torch.linalg.cholesky(_float(a)), "Matrix is not positive definite"))


def matrix_rank(a):
    return int(torch.linalg.matrix_rank(_float(a)))


def pinv(a):
    return _result(torch.linalg.pinv(_float(a)))


def matrix_power(a, n):
    return _result(torch.linalg.matrix_power(_tensor(a), n))


def slogdet(a):
    sign, logarithm = torch.linalg.slogdet(_float(a))
    return _result(sign), _result(logarithm)


def cond(a, p=None):
    return _result(torch.linalg.cond(_float(a), p))


def multi_dot(arrays):
    return _result(torch.linalg.multi_dot([_tensor(array) for array in arrays]))
