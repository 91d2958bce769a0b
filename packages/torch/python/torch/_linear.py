"""Products of vectors and matrices."""

from torch import _C
from torch._creation import into
from torch._tensor import Tensor, _check, _handle, _raise, _send, _tensor_handle, _wrap, methods, numpy_names


def _product(name, argument="mat2"):
    def function(input, other, *, out=None):
        h = getattr(_C, name)(_tensor_handle(input, name), _tensor_handle(other, name, argument, 2))
        if h < 0:
            _raise()
        return _wrap(h) if out is None else into(out, _wrap(h))

    function.__name__ = function.__qualname__ = name
    return function


matmul = _product("matmul", "other")
mm = _product("mm")
bmm = _product("bmm")
mv = _product("mv", "vec")
dot = _product("dot", "tensor")
outer = _product("outer", "vec2")
vdot = dot
ger = outer


def inner(input, other, *, out=None):
    """The sum of products over the last dimension of both."""
    if input.ndim == 0 or other.ndim == 0:
        return into(out, input * other)
    if input.shape[-1] != other.shape[-1]:
        raise RuntimeError(
            "inner() the last dimension must match on both input tensors but got shapes "
            f"{list(input.shape)} and {list(other.shape)}"
        )
    return into(out, tensordot(input, other, ([-1], [-1])))


def _added(name, product):
    def function(input, a, b, *, beta=1, alpha=1, out=None):
        return into(out, _wrap(getattr(_C, name)(_tensor_handle(input, name), a._h, b._h, beta, alpha)))

    def in_place(input, a, b, *, beta=1, alpha=1):
        return input.copy_(function(input, a, b, beta=beta, alpha=alpha))

    function.__name__ = function.__qualname__ = name
    return function, in_place


addmm, addmm_ = _added("addmm", mm)
baddbmm, baddbmm_ = _added("baddbmm", bmm)


def addmv(input, mat, vec, *, beta=1, alpha=1, out=None):
    """`beta * input + alpha * (mat @ vec)`."""
    return into(out, _scaled(input, beta) + _scaled(mv(mat, vec), alpha))


def addr(input, vec1, vec2, *, beta=1, alpha=1, out=None):
    """`beta * input + alpha * outer(vec1, vec2)`."""
    return into(out, _scaled(input, beta) + _scaled(outer(vec1, vec2), alpha))


def addbmm(input, batch1, batch2, *, beta=1, alpha=1, out=None):
    """`beta * input + alpha * sum of the products of the pairs`."""
    return into(out, _scaled(input, beta) + _scaled(bmm(batch1, batch2).sum(0), alpha))


def _scaled(tensor, factor):
    return tensor if factor == 1 else tensor * factor


def chain_matmul(*matrices):
    """The product of several matrices."""
    from torch import linalg

    return linalg.multi_dot(matrices)


def einsum(equation, *operands):
    """Sums of products in Einstein's notation."""
    if not isinstance(equation, str):
        operands = (equation, *operands)
        letters = []
        tensors = list(operands[0 : len(operands) - len(operands) % 2 : 2])
        for axes in operands[1::2]:
            letters.append("".join(["..." if axis is Ellipsis else chr(97 + axis) for axis in axes]))
        equation = ",".join(letters)
        if len(operands) % 2:
            equation += "->" + "".join(["..." if axis is Ellipsis else chr(97 + axis) for axis in operands[-1]])
        operands = tensors
    elif len(operands) == 1 and isinstance(operands[0], (list, tuple)):
        operands = operands[0]
    n = _send([_tensor_handle(operand, "einsum", "operands", 2) for operand in operands])
    return _wrap(_C.einsum(equation, n))


def tensordot(a, b, dims=2, out=None):
    """Sums of products over several dimensions of each."""
    if isinstance(dims, Tensor):
        dims = dims.tolist()
    if isinstance(dims, int):
        of_a, of_b = list(range(a.ndim - dims, a.ndim)), list(range(dims))
    else:
        of_a, of_b = dims
        of_a = [of_a] if isinstance(of_a, int) else list(of_a)
        of_b = [of_b] if isinstance(of_b, int) else list(of_b)
    of_a, of_b = [d % a.ndim for d in of_a], [d % b.ndim for d in of_b]
    rest_a = [d for d in range(a.ndim) if d not in of_a]
    rest_b = [d for d in range(b.ndim) if d not in of_b]
    for x, y in zip(of_a, of_b):
        if a.shape[x] != b.shape[y]:
            raise RuntimeError(
                f"contracted dimensions need to match, but first has size {a.shape[x]} in dim {x} and second has size "
                f"{b.shape[y]} in dim {y}"
            )
    inner_size = 1
    for x in of_a:
        inner_size *= a.shape[x]
    left = a.permute(*rest_a, *of_a).reshape(-1, inner_size) if a.ndim else a.reshape(1, 1)
    right = b.permute(*of_b, *rest_b).reshape(inner_size, -1) if b.ndim else b.reshape(1, 1)
    shape = [a.shape[d] for d in rest_a] + [b.shape[d] for d in rest_b]
    return into(out, mm(left, right).reshape(tuple(shape)))


def cross(input, other, dim=None, *, out=None):
    """The vector product along a dimension of size 3."""
    if dim is None:
        sizes = list(input.shape)
        if 3 not in sizes:
            raise RuntimeError("no dimension of size 3 in input")
        dim = sizes.index(3)
    return into(out, _wrap(_C.cross(_tensor_handle(input, "cross"), _tensor_handle(other, "cross", "other", 2), dim)))


def trace(input):
    """The sum of the diagonal."""
    return _wrap(_C.trace(_tensor_handle(input, "trace")))


def kron(input, other, *, out=None):
    """The Kronecker product."""
    n = max(input.ndim, other.ndim)
    a = input.reshape((1,) * (n - input.ndim) + tuple(input.shape))
    b = other.reshape((1,) * (n - other.ndim) + tuple(other.shape))
    sizes = [x * y for x, y in zip(a.shape, b.shape)]
    for axis in range(n):
        a, b = a.unsqueeze(2 * axis + 1), b.unsqueeze(2 * axis)
    return into(out, (a * b).reshape(tuple(sizes)))


def cdist(x1, x2, p=2.0, compute_mode=None):
    """The p-norm distances of all pairs of rows."""
    return _wrap(_C.cdist(_tensor_handle(x1, "cdist"), _tensor_handle(x2, "cdist", "x2", 2), float(p)))


def _linalg(name):
    def function(input, *arguments, **options):
        from torch import linalg

        return getattr(linalg, name)(input, *arguments, **options)

    function.__name__ = function.__qualname__ = name
    return function


inverse = _linalg("inv")
det = _linalg("det")
pinverse = _linalg("pinv")
matrix_power = _linalg("matrix_power")
matrix_exp = _linalg("matrix_exp")


def slogdet(input):
    """Sign and logarithm of the determinant."""
    from torch import linalg, return_types

    return return_types.slogdet(tuple(linalg.slogdet(input)))


def logdet(input):
    """The logarithm of the determinant."""
    from torch import linalg

    sign, logarithm = linalg.slogdet(input)
    return logarithm.masked_fill(sign < 0, float("nan"))


def cholesky(input, upper=False, *, out=None):
    """As `torch.linalg.cholesky`."""
    from torch import linalg

    return linalg.cholesky(input, upper=upper)


def cholesky_solve(input, L, upper=False, *, out=None):
    """X with A X = input, from A's triangle: L Lᵀ, or Lᵀ L for the upper one."""
    from torch import linalg

    first = L.transpose(-2, -1) if upper else L
    half = linalg.solve_triangular(first, input, upper=False)
    return into(out, linalg.solve_triangular(first.transpose(-2, -1), half, upper=True))


def cholesky_inverse(L, upper=False, *, out=None):
    """The inverse of the matrix whose triangle is L."""
    from torch._creation import eye

    return into(out, cholesky_solve(eye(L.shape[-1], dtype=L.dtype).expand(*L.shape), L, upper))


def qr(input, some=True, *, out=None):
    """As `torch.linalg.qr`."""
    from torch import linalg, return_types

    return return_types.qr(tuple(linalg.qr(input, "reduced" if some else "complete")))


def svd(input, some=True, compute_uv=True, *, out=None):
    """As `torch.linalg.svd`, with V itself and not its transpose."""
    from torch import linalg, return_types

    u, s, vh = linalg.svd(input, full_matrices=not some)
    return return_types.svd((u, s, vh.transpose(-2, -1)))


numpy_names(globals(), "cross")

FUNCTIONS = (
    "matmul mm bmm mv dot outer vdot ger inner addmm baddbmm addmv addr addbmm chain_matmul einsum tensordot cross trace "
    "kron cdist inverse det pinverse matrix_power matrix_exp slogdet logdet cholesky cholesky_solve cholesky_inverse qr svd"
).split()
methods(
    globals(),
    "matmul mm bmm mv dot outer vdot ger inner addmm baddbmm addmv addr addbmm cross trace kron inverse det pinverse "
    "matrix_power matrix_exp slogdet logdet cholesky cholesky_solve cholesky_inverse qr svd addmm_ baddbmm_",
)
