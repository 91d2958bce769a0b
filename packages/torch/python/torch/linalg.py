"""Linear algebra: decompositions, inverses, solutions and norms."""

import builtins

from torch import _C, return_types
from torch._creation import into
from torch._errors import LinAlgError
from torch._linear import cross, matmul
from torch._missing import missing_attribute
from torch._size_arguments import dims_of
from torch._tensor import Tensor, _tensor_handle, _wrap, _wrap_many


def _of_matrix(name, bridge=None):
    bridge = bridge or f"linalg_{name}"

    def function(A, *, out=None):
        return into(out, _wrap(getattr(_C, bridge)(_tensor_handle(A, f"linalg_{name}", "A"))))

    function.__name__ = function.__qualname__ = name
    return function


inv = _of_matrix("inv")
det = _of_matrix("det")
matrix_exp = _of_matrix("matrix_exp")


def cholesky(A, *, upper=False, out=None):
    """The lower triangle L with L Lᵀ = A (the upper, if wanted)."""
    lower = _wrap(_C.linalg_cholesky(_tensor_handle(A, "linalg_cholesky", "A")))
    return into(out, lower.transpose(-2, -1) if upper else lower)


def slogdet(A):
    """Sign and logarithm of the determinant."""
    return return_types.linalg_slogdet(_wrap_many(_C.linalg_slogdet(_tensor_handle(A, "linalg_slogdet", "A"))))


def solve(A, B, *, left=True, out=None):
    """X with A X = B."""
    _tensor_handle(A, "linalg_solve", "A")
    a, b = (A, B) if left else (A.transpose(-2, -1), B.transpose(-2, -1))
    x = _wrap(_C.linalg_solve(a._h, b._h))
    return into(out, x if left else x.transpose(-2, -1))


def solve_triangular(A, B, *, upper, left=True, unitriangular=False, out=None):
    """X with A X = B for a triangular A."""
    from torch._joining import tril, triu

    triangle = triu(A) if upper else tril(A)
    if unitriangular:
        from torch._creation import eye

        identity = eye(A.shape[-1], dtype=A.dtype)
        triangle = triangle * (1 - identity) + identity
    return into(out, solve(triangle, B, left=left))


def qr(A, mode="reduced", *, out=None):
    """Q, with orthonormal columns, and R, an upper triangle, with Q R = A."""
    h = _tensor_handle(A, "linalg_qr", "A")
    return return_types.linalg_qr(_wrap_many(_C.linalg_qr(h, mode)))


def svd(A, full_matrices=True, *, driver=None, out=None):
    """U, the singular values and Vᵀ."""
    h = _tensor_handle(A, "linalg_svd", "A")
    return return_types.linalg_svd(_wrap_many(_C.linalg_svd(h, full_matrices)))


def svdvals(A, *, driver=None, out=None):
    """The singular values, the greatest first."""
    return svd(A, False)[1]


def eigh(A, UPLO="L", *, out=None):
    """Eigenvalues, the least first, and eigenvectors of a symmetric matrix."""
    h = _tensor_handle(A, "linalg_eigh", "A")
    return return_types.linalg_eigh(_wrap_many(_C.linalg_eigh(h)))


def eigvalsh(A, UPLO="L", *, out=None):
    """The eigenvalues of a symmetric matrix."""
    return eigh(A, UPLO)[0]


def lstsq(A, B, rcond=None, *, driver=None):
    """The solution of least squares."""
    from torch._creation import empty, tensor
    from torch._dtype import int64

    vector = B.ndim == 1 or A.ndim == B.ndim + 1
    b = B.unsqueeze(-1) if vector else B
    u, s, vh = svd(A, False)
    cutoff = (_epsilon(A) * max(A.shape[-2:]) if rcond is None else rcond) * s.max()
    inverse = s.reciprocal().masked_fill(s <= cutoff, 0)
    solution = vh.transpose(-2, -1) @ (inverse.unsqueeze(-1) * (u.transpose(-2, -1) @ b))
    rank = (s > cutoff).sum(-1)
    rows, columns = A.shape[-2:]
    residuals = ((A @ solution - b) ** 2).sum(-2) if rows > columns else empty(0, dtype=A.dtype)
    return return_types.linalg_lstsq(
        (solution.squeeze(-1) if vector else solution, residuals, rank, empty(0, dtype=A.dtype))
    )


def _epsilon(A):
    from torch._dtype import finfo

    return finfo(A.dtype).eps


def pinv(A, *, atol=None, rtol=None, hermitian=False, rcond=None, out=None):
    """The pseudo-inverse."""
    u, s, vh = svd(A, False)
    rtol = rcond if rtol is None else rtol
    rtol = _epsilon(A) * max(A.shape[-2:]) if rtol is None else rtol
    cutoff = s.amax(-1, keepdim=True) * rtol
    inverse = s.reciprocal().masked_fill(s <= cutoff, 0)
    return into(out, vh.transpose(-2, -1) @ (inverse.unsqueeze(-1) * u.transpose(-2, -1)))


def matrix_rank(A, *, atol=None, rtol=None, tol=None, hermitian=False, out=None):
    """How many singular values are not (nearly) 0."""
    s = svdvals(A)
    if tol is not None or atol is not None:
        return (s > (atol if tol is None else tol)).sum(-1)
    rtol = _epsilon(A) * max(A.shape[-2:]) if rtol is None else rtol
    return (s > s.amax(-1, keepdim=True) * rtol).sum(-1)


def cond(A, p=None, *, out=None):
    """The condition number."""
    if p in (None, 2, -2):
        s = svdvals(A)
        ratio = s[..., 0] / s[..., -1]
        return ratio if p != -2 else 1 / ratio
    return matrix_norm(A, p) * matrix_norm(inv(A), p)


def matrix_power(A, n, *, out=None):
    """A multiplied by itself n times; of the inverse for a negative n."""
    from torch._creation import eye

    if n < 0:
        A, n = inv(A), -n
    if n == 0:
        return eye(A.shape[-1], dtype=A.dtype).expand(*A.shape).clone()
    result = None
    power = A
    while n:
        if n & 1:
            result = power if result is None else result @ power
        n >>= 1
        if n:
            power = power @ power
    return into(out, result.clone() if result is A else result)


def multi_dot(tensors, *, out=None):
    """The product of several matrices."""
    result = tensors[0]
    for factor in tensors[1:]:
        result = result @ factor
    return into(out, result)


def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    """A norm of a vector or a matrix, as numpy means it."""
    _tensor_handle(A, "linalg_norm", "A")
    if ord is None or (dim is None and A.ndim == 1 and not isinstance(ord, str)):
        return vector_norm(A, 2 if ord is None else ord, dim, keepdim, out=out, dtype=dtype)
    dims = dims_of(dim)
    if isinstance(ord, str) or len(dims) == 2 or (dim is None and A.ndim == 2):
        return matrix_norm(A, ord, dims or (-2, -1), keepdim, out=out, dtype=dtype)
    return vector_norm(A, ord, dim, keepdim, out=out, dtype=dtype)


def vector_norm(x, ord=2, dim=None, keepdim=False, *, out=None, dtype=None):
    """The p-norm of all elements, or along dimensions."""
    h = _tensor_handle(x, "linalg_vector_norm", "x")
    if not x.dtype.is_floating_point and dtype is None:
        raise RuntimeError(
            f"linalg.vector_norm: Expected a floating point or complex tensor as input. Got {x.dtype._legacy[:-6]}"
        )
    if dtype is not None:
        x = x.to(dtype)
    return into(out, _wrap(_C.norm(x._h, float(ord), keepdim, *dims_of(dim))))


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, out=None, dtype=None):
    """A norm of matrices: "fro", "nuc", ±1, ±2 or ±inf."""
    _tensor_handle(A, "linalg_matrix_norm", "A")
    if dtype is not None:
        A = A.to(dtype)
    if ord == "fro":
        return vector_norm(A, 2, dim, keepdim, out=out)
    rows, columns = [d % A.ndim for d in dim]
    if ord in ("nuc", 2, -2):
        s = svdvals(A.movedim((rows, columns), (-2, -1)))
        result = s.sum(-1) if ord == "nuc" else s.amax(-1) if ord == 2 else s.amin(-1)
        if keepdim:
            for d in sorted((rows, columns)):
                result = result.unsqueeze(d)
        return into(out, result)
    along, over = (rows, columns) if abs(ord) == 1 else (columns, rows)
    sums = A.abs().sum(along, keepdim=True)
    result = sums.amax(over, keepdim=True) if ord > 0 else sums.amin(over, keepdim=True)
    if not keepdim:
        for d in sorted((rows, columns), reverse=True):
            result = result.squeeze(d)
    return into(out, result)


def vecdot(x, y, *, dim=-1, out=None):
    """The sum of products along a dimension."""
    return into(out, (x * y).sum(dim))


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    """The diagonals of matrices."""
    return A.diagonal(offset, dim1, dim2)


def inv_ex(A, *, check_errors=False, out=None):
    """The inverse, and 0 where there is one."""
    from torch._creation import zeros
    from torch._dtype import int32

    return inv(A), zeros(tuple(A.shape[:-2]), dtype=int32)


def vander(x, N=None):
    """Powers of a vector, one a column."""
    from torch._joining import vander as make

    return make(x, N, increasing=True)


__getattr__ = missing_attribute("torch.linalg")
