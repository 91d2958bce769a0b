"""Records what PyTorch answers to the calls of products of matrices, linear algebra and neural networks' functions.

Run with Debian's python3-torch: `OMP_NUM_THREADS=1 /usr/bin/python3 record-nn.py`. The cases have the form that
record-ops.py gives them; it writes one JSON file per family to golden/ops.
"""

import importlib.util
import pathlib

import torch
import torch.nn.functional as F

spec = importlib.util.spec_from_file_location("record_ops", pathlib.Path(__file__).parent / "record-ops.py")
ops = importlib.util.module_from_spec(spec)
spec.loader.exec_module(ops)
Family, Mail, f32, f64, ints, bools = ops.Family, ops.Mail, ops.f32, ops.f64, ops.ints, ops.bools


class Text:
    """A Python string."""

    def __init__(self, value):
        self.value = value


# The class is public as torch.linalg.LinAlgError.
torch.linalg.LinAlgError.__name__ = "LinAlgError"
_dump = ops.dump_argument
ops.dump_argument = lambda a, leaves: {"text": a.value} if isinstance(a, Text) else _dump(a, leaves)
# What 2.x names otherwise, and what other nodes hide here.
ops.RENAMED.update({
    "SqueezeBackward3": "SqueezeBackward1",
    "PreluBackward0": "PreluKernelBackward0",
    "CloneBackward0": "UnsafeViewBackward0",
    "torch::autograd::CopySlices": "CopySlices",
})


def reduced(i):
    return ("none", "mean", "sum")[i]


def linear():
    family = Family("linear")
    shapes = [
        ((2, 3), (3, 4)), ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 4)), ((5, 2, 3), (3, 4)), ((5, 2, 3), (5, 3, 4)),
        ((5, 2, 3), (3,)), ((2, 3), (5, 3, 4)), ((3,), (5, 3, 4)), ((7, 1, 2, 3), (5, 3, 4)), ((1, 3), (3, 1)),
        ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((1, 1), (1, 1)), ((4, 1, 2, 3), (1, 5, 3, 2)),
    ]
    for a, b in shapes:
        family.add("matmul", [f64(*a), f64(*b)], torch.matmul)
    family.add("matmul", [f32(17, 33), f32(33, 9)], torch.matmul)
    family.add("matmul", [ints(3, 4), ints(4, 2)], torch.matmul)
    family.add("matmul", [ints(3, 4, dtype=torch.int32), ints(4, 2, dtype=torch.int32)], torch.matmul)
    for a, b in [((2, 3), (2, 3)), ((3,), (4,)), ((3,), (4, 4)), ((2, 3, 4), (3, 4, 4)), ((2, 3, 4), (2, 3, 4)), ((), (3,))]:
        family.add("matmul", [f32(*a), f32(*b)], torch.matmul, transposed=False)
    family.add("mm", [f64(3, 4), f64(4, 2)], torch.mm)
    family.add("mm", [f64(3), f64(4, 2)], torch.mm)
    family.add("mm", [f64(3, 4), f64(4)], torch.mm)
    family.add("bmm", [f64(2, 3, 4), f64(2, 4, 2)], torch.bmm)
    family.add("bmm", [f64(2, 3, 4), f64(3, 4, 2)], torch.bmm)
    family.add("bmm", [f64(3, 4), f64(3, 4)], torch.bmm)
    family.add("mv", [f64(3, 4), f64(4)], torch.mv)
    family.add("dot", [f64(4), f64(4)], torch.dot)
    family.add("dot", [f64(4), f64(3)], torch.dot)
    family.add("dot", [f64(4, 2), f64(3)], torch.dot)
    family.add("outer", [f64(4), f64(3)], torch.outer)
    family.add("trace", [f64(4, 4)], torch.trace)
    family.add("cross", [f64(4, 3), f64(4, 3), 1], lambda a, b: torch.linalg.cross(a, b, dim=1))
    family.add("cdist", [f64(4, 3), f64(5, 3), 2.0], torch.cdist)
    family.add("cdist", [f64(2, 4, 3), f64(2, 5, 3), 1.0], lambda a, b: torch.cdist(a, b, p=1.0))
    family.add("addmm", [f64(4), f64(2, 3), f64(3, 4)], torch.addmm)
    family.add("addmm", [f64(2, 4), f64(2, 3), f64(3, 4), 0.5, 2.0], lambda a, b, c: torch.addmm(a, b, c, beta=0.5, alpha=2))
    family.add("addmm", [f64(3), f64(2, 3), f64(2, 3)], torch.addmm, transposed=False)
    family.add("addmv", [f64(2), f64(2, 3), f64(3)], torch.addmv)
    family.add("addr", [f64(2, 3), f64(2), f64(3)], torch.addr)
    family.add("baddbmm", [f64(2, 2, 4), f64(2, 2, 3), f64(2, 3, 4)], torch.baddbmm)
    family.add("addbmm", [f64(2, 4), f64(5, 2, 3), f64(5, 3, 4)], torch.addbmm)
    for x, w, b in [((2, 3), (4, 3), (4,)), ((3,), (4, 3), (4,)), ((5, 2, 3), (4, 3), (4,)), ((40, 33), (37, 33), (37,))]:
        family.add("linear", [f64(*x), f64(*w), f64(*b)], F.linear)
        family.add("linear", [f64(*x), f64(*w), 0], F.linear)
    family.add("linear", [f32(2, 3), f32(4, 5), 0], F.linear, transposed=False)
    family.add("linear", [f32(2, 3), f32(4, 5), f32(4)], F.linear, transposed=False)
    family.add("bilinear", [f64(5, 3), f64(5, 4), f64(2, 3, 4), f64(2)], F.bilinear)
    equations = [
        ("ij,jk->ik", (2, 3), (3, 4)), ("bij,bjk->bik", (2, 2, 3), (2, 3, 4)), ("i,i->", (3,), (3,)), ("i,j->ij", (3,), (4,)),
        ("ij,ij->i", (2, 3), (2, 3)), ("ij->ji", (2, 3)), ("ii->i", (3, 3)), ("ii", (3, 3)), ("ij->", (2, 3)),
        ("bhqd,bhkd->bhqk", (2, 2, 3, 4), (2, 2, 5, 4)), ("...ij,...jk->...ik", (2, 5, 3, 4), (5, 4, 2)), ("ij,kj", (2, 3), (4, 3)),
        ("i,j,k->ijk", (2,), (3,), (4,)), ("ij,jk,kl->il", (2, 3), (3, 4), (4, 2)), ("bi,bj->ij", (4, 2), (4, 3)), ("...->...", (2, 3)),
        ("ik,jkl,il->ij", (2, 3), (4, 3, 5), (2, 5)), ("nchw->nhwc", (2, 3, 2, 2)), ("bij->b", (2, 3, 4)),
    ]
    for equation, *shapes in equations:
        tensors = [f64(*shape) for shape in shapes]
        family.add("einsum", [Text(equation), Mail(*tensors)], lambda *t, e=equation: torch.einsum(e, *t), transposed=False)
    for equation, *shapes in [("ij,jk->iz", (2, 3), (3, 4)), ("ij,jk->ik", (2, 3), (2, 4)), ("ij,jk", (2, 3)), ("ij,j", (2, 3, 4), (3,))]:
        tensors = [f64(*shape) for shape in shapes]
        family.add("einsum", [Text(equation), Mail(*tensors)], lambda *t, e=equation: torch.einsum(e, *t), transposed=False)
    for name in ("inv", "det"):
        function = getattr(torch.linalg, name)
        for shape in [(1, 1), (3, 3), (2, 4, 4)]:
            family.add(f"linalg_{name}", [f64(*shape)], function)
        family.add(f"linalg_{name}", [f64(2, 3)], function, transposed=False)
    family.add("linalg_inv", [torch.ones(2, 2)], torch.linalg.inv, gradients=False)
    family.add("linalg_matrix_exp", [f64(3, 3)], torch.linalg.matrix_exp)
    family.add("linalg_slogdet", [f64(4, 4)], lambda a: tuple(torch.linalg.slogdet(a)))
    family.add("linalg_solve", [f64(3, 3), f64(3, 2)], torch.linalg.solve)
    family.add("linalg_solve", [f64(3, 3), f64(3)], torch.linalg.solve)
    family.add("linalg_solve", [f64(2, 3, 3), f64(2, 3, 2)], torch.linalg.solve)
    family.add("linalg_solve", [torch.ones(2, 2), torch.ones(2)], torch.linalg.solve, gradients=False)
    positive = f64(4, 4)
    positive = positive @ positive.T + torch.eye(4, dtype=torch.float64)
    family.add("linalg_cholesky", [positive], torch.linalg.cholesky)
    family.add("linalg_cholesky", [-torch.eye(2)], torch.linalg.cholesky, gradients=False)
    for shape in [(3, 3), (4, 3), (6, 2), (3, 6), (4, 5), (2, 3, 3)]:
        family.add("linalg_svd", [f64(*shape), False], lambda a: tuple(torch.linalg.svd(a, False)), gradients=False)
    family.add("linalg_eigh", [positive], lambda a: tuple(torch.linalg.eigh(a)), gradients=False)
    family.add("linalg_eigh", [f64(3, 3)], lambda a: tuple(torch.linalg.eigh(a)), gradients=False, transposed=False)
    family.add("linalg_qr", [f64(4, 3), Text("reduced")], lambda a: tuple(torch.linalg.qr(a)))
    family.add("linalg_qr", [f64(4, 3), Text("complete")], lambda a: tuple(torch.linalg.qr(a, "complete")), gradients=False)
    family.add("linalg_qr", [f64(3, 4), Text("reduced")], lambda a: tuple(torch.linalg.qr(a)), gradients=False)
    family.write()


def convolution():
    family = Family("convolution")
    cases = [
        ((2, 3, 6, 7), (4, 3, 3, 3), (1, 1), (0, 0), (1, 1), 1), ((2, 4, 6, 7), (6, 2, 3, 2), (2, 1), (1, 1), (1, 2), 2),
        ((1, 3, 5, 5), (4, 3, 1, 1), (1, 1), (0, 0), (1, 1), 1), ((2, 4, 6, 6), (4, 1, 3, 3), (1, 1), (1, 1), (1, 1), 4),
        ((3, 5, 5), (4, 3, 3, 3), (1, 1), (1, 1), (1, 1), 1), ((2, 4, 6, 6), (8, 1, 3, 3), (2, 2), (1, 1), (1, 1), 4),
        ((1, 1, 3, 3), (1, 1, 3, 3), (1, 1), (0, 0), (1, 1), 1), ((2, 3, 9, 9), (2, 3, 5, 5), (2, 2), (2, 2), (2, 2), 1),
    ]
    cases[4] = ((3, 5, 5), (4, 3, 3, 3), (1, 1), (1, 1), (1, 1), 1)
    for x, w, s, p, d, g in cases:
        for bias in (True, False):
            b = f64(w[0]) if bias else 0
            if bias:
                run = lambda i, k, v, s=s, p=p, d=d, g=g: F.conv2d(i, k, v, s, p, d, g)
            else:
                run = lambda i, k, s=s, p=p, d=d, g=g: F.conv2d(i, k, None, s, p, d, g)
            family.add("conv2d", [f64(*x), f64(*w), b, *s, *p, *d, g], run)
    family.add("conv2d", [f32(2, 3, 6, 6), f32(4, 3, 3, 3), f32(4), 1, 1, 1, 1, 1, 1, 1], lambda x, w, b: F.conv2d(x, w, b, padding=1), transposed=False)
    family.add("conv1d", [f64(2, 3, 8), f64(4, 3, 3), f64(4), 2, 1, 1, 1], lambda x, w, b: F.conv1d(x, w, b, 2, 1))
    family.add("conv1d", [f64(3, 8), f64(4, 3, 3), 0, 1, 0, 2, 1], lambda x, w: F.conv1d(x, w, None, 1, 0, 2))
    family.add("conv_transpose2d", [f64(2, 3, 4, 5), f64(3, 2, 3, 3), f64(2), 2, 2, 1, 1, 1, 1, 1, 1, 1], lambda x, w, b: F.conv_transpose2d(x, w, b, 2, 1, 1))
    family.add("conv_transpose2d", [f64(2, 4, 4, 5), f64(4, 3, 2, 3), 0, 1, 2, 0, 1, 0, 0, 2, 1, 1], lambda x, w: F.conv_transpose2d(x, w, None, (1, 2), (0, 1), 0, 2))
    family.add("conv_transpose1d", [f64(2, 3, 4), f64(3, 2, 3), f64(2), 2, 1, 0, 1, 1], lambda x, w, b: F.conv_transpose1d(x, w, b, 2, 1))
    plain = [0, 1, 1, 0, 0, 1, 1, 1]
    for x, w in [((1, 1, 28, 28), (16, 3, 3, 3)), ((1, 3, 2, 2), (16, 3, 3, 3)), ((2, 2), (16, 3, 3, 3)), ((1, 2, 2, 2, 2), (16, 3, 3, 3))]:
        family.add("conv2d", [f32(*x), f32(*w), *plain], F.conv2d, transposed=False)
    family.add("conv2d", [f64(1, 3, 5, 5), f32(16, 3, 3, 3), *plain], F.conv2d, transposed=False)
    family.add("conv2d", [f32(1, 3, 5, 5), f32(16, 3, 3, 3), f32(15), 1, 1, 0, 0, 1, 1, 1], F.conv2d, transposed=False)
    family.add("conv2d", [f32(1, 4, 5, 5), f32(16, 2, 3, 3), 0, 1, 1, 0, 0, 1, 1, 3], lambda x, w: F.conv2d(x, w, groups=3), transposed=False)
    family.add("conv2d", [f32(1, 3, 5, 5), f32(16, 3, 3, 3), 0, 0, 0, 0, 0, 1, 1, 1], lambda x, w: F.conv2d(x, w, stride=0), transposed=False)
    family.add("conv2d", [f32(1, 3, 5, 5), f32(16, 3, 3, 3), 0, 1, 1, -1, -1, 1, 1, 1], lambda x, w: F.conv2d(x, w, padding=-1), transposed=False)
    family.add("conv1d", [f32(1, 3, 2), f32(16, 3, 3), 0, 1, 0, 1, 1], F.conv1d, transposed=False)
    family.add("conv1d", [f32(1, 2, 5), f32(16, 3, 3), 0, 1, 0, 1, 1], F.conv1d, transposed=False)
    family.add("conv1d", [f32(5), f32(16, 3, 3), 0, 1, 0, 1, 1], F.conv1d, transposed=False)
    family.add("conv_transpose2d", [f32(1, 2, 5, 5), f32(3, 16, 3, 3), 0, 1, 1, 0, 0, 0, 0, 1, 1, 1], F.conv_transpose2d, transposed=False)
    family.write()


def pooling():
    family = Family("pooling")
    distinct = ops.distinct
    for shape in [(2, 3, 6, 7), (3, 5, 5)]:
        for k, s, p, d, c in [(2, 2, 0, 1, False), (3, 2, 1, 1, False), (3, 2, 1, 1, True), (2, 1, 0, 2, False)]:
            family.add("max_pool2d", [distinct(*shape), k, k, s, s, p, p, d, d, c], lambda x, k=k, s=s, p=p, d=d, c=c: F.max_pool2d(x, k, s, p, d, c))
            family.add("max_pool2d_with_indices", [distinct(*shape), k, k, s, s, p, p, d, d, c], lambda x, k=k, s=s, p=p, d=d, c=c: F.max_pool2d(x, k, s, p, d, c, True))
            if d == 1:
                for count in (True, False):
                    family.add("avg_pool2d", [f64(*shape), k, k, s, s, p, p, c, count, None], lambda x, k=k, s=s, p=p, c=c, n=count: F.avg_pool2d(x, k, s, p, c, n))
        family.add("avg_pool2d", [f64(*shape), 2, 2, 2, 2, 0, 0, False, True, 3], lambda x: F.avg_pool2d(x, 2, divisor_override=3))
        for size in [(1, 1), (2, 3), (7, 7)]:
            family.add("adaptive_avg_pool2d", [f64(*shape), *size], lambda x, n=size: F.adaptive_avg_pool2d(x, n))
            family.add("adaptive_max_pool2d", [distinct(*shape), *size], lambda x, n=size: F.adaptive_max_pool2d(x, n, True))
    family.add("max_pool1d", [distinct(2, 3, 8), 3, 2, 1, 1, False], lambda x: F.max_pool1d(x, 3, 2, 1))
    family.add("avg_pool1d", [f64(2, 3, 8), 3, 2, 1, False, True], lambda x: F.avg_pool1d(x, 3, 2, 1))
    family.add("adaptive_avg_pool1d", [f64(2, 3, 8), 3], lambda x: F.adaptive_avg_pool1d(x, 3))
    family.add("adaptive_max_pool1d", [distinct(2, 3, 8), 3], lambda x: F.adaptive_max_pool1d(x, 3, True))
    family.add("max_pool2d", [f32(1, 1, 2, 2), 3, 3, 3, 3, 0, 0, 1, 1, False], lambda x: F.max_pool2d(x, 3), transposed=False)
    family.add("max_pool2d", [f32(2, 2), 2, 2, 2, 2, 0, 0, 1, 1, False], lambda x: F.max_pool2d(x, 2), transposed=False)
    family.add("max_pool2d", [f32(1, 1, 4, 4), 2, 2, 2, 2, 2, 2, 1, 1, False], lambda x: F.max_pool2d(x, 2, padding=2), transposed=False)
    family.add("max_pool2d", [ints(1, 1, 4, 4), 2, 2, 2, 2, 0, 0, 1, 1, False], lambda x: F.max_pool2d(x, 2), transposed=False)
    family.add("avg_pool2d", [f32(1, 1, 2, 2), 3, 3, 3, 3, 0, 0, False, True, None], lambda x: F.avg_pool2d(x, 3), transposed=False)
    family.write()


def normalization():
    family = Family("normalization")
    for shape in [(4, 3), (4, 3, 5), (2, 3, 4, 5)]:
        family.add("batch_norm", [f64(*shape), f64(3), f64(3), 0, 0, True, 0.1, 1e-5], lambda x, w, b: F.batch_norm(x, None, None, w, b, True))
        family.add("batch_norm", [f64(*shape), 0, 0, 0, 0, True, 0.1, 1e-5], lambda x: F.batch_norm(x, None, None, training=True))
        mean, var = f64(3), f64(3, low=0.5, high=2)
        family.add("batch_norm", [f64(*shape), f64(3), f64(3), mean, var, False, 0.1, 1e-5], lambda x, w, b, m, v: F.batch_norm(x, m.detach(), v.detach(), w, b, False))
    family.add("batch_norm", [f32(2, 3, 8, 8), f32(3), f32(3), 0, 0, True, 0.1, 1e-5], lambda x, w, b: F.batch_norm(x, None, None, w, b, True))
    family.add("batch_norm", [f32(1, 4), 0, 0, 0, 0, True, 0.1, 1e-5], lambda x: F.batch_norm(x, None, None, training=True))
    family.add("batch_norm", [f32(2, 4), 0, 0, f32(3), f32(3), False, 0.1, 1e-5], lambda x, m, v: F.batch_norm(x, m.detach(), v.detach()))
    for shape, normalized in [((4, 5), (5,)), ((2, 3, 4), (3, 4)), ((2, 3, 4), (4,))]:
        n = len(normalized)
        family.add("layer_norm", [f64(*shape), f64(*normalized), f64(*normalized), 1e-5, n, *normalized], lambda x, w, b, n=normalized: F.layer_norm(x, n, w, b))
        family.add("layer_norm", [f64(*shape), 0, 0, 1e-5, n, *normalized], lambda x, n=normalized: F.layer_norm(x, n))
    family.add("layer_norm", [f32(2, 4), 0, 0, 1e-5, 1, 3], lambda x: F.layer_norm(x, (3,)))
    family.add("layer_norm", [f32(2, 4), f32(3), 0, 1e-5, 1, 4], lambda x, w: F.layer_norm(x, (4,), w))
    family.add("group_norm", [f64(2, 6, 3, 3), 3, f64(6), f64(6), 1e-5], lambda x, w, b: F.group_norm(x, 3, w, b))
    family.add("group_norm", [f64(2, 6), 2, 0, 0, 1e-5], lambda x: F.group_norm(x, 2))
    family.add("group_norm", [f32(2, 4), 3, 0, 0, 1e-5], lambda x: F.group_norm(x, 3))
    family.add("instance_norm", [f64(2, 3, 4, 4), f64(3), f64(3), 1e-5], lambda x, w, b: F.instance_norm(x, None, None, w, b))
    family.write()


def activation():
    family = Family("activation")
    x = torch.tensor([-7.0, -3.5, -3.0, -2.0, -1.0, -0.6, -0.3, 0.0, 0.2, 0.5, 1.0, 1.5, 3.0, 4.0, 6.5, 25.0], dtype=torch.float64)
    away = x + 0.01
    both = [away, f64(3, 4), f32(5, 3)]
    calls = [
        ("relu6", [], F.relu6), ("leaky_relu", [0.1], lambda t: F.leaky_relu(t, 0.1)), ("hardtanh", [-1.0, 2.0], lambda t: F.hardtanh(t, -1, 2)),
        ("hardshrink", [0.5], F.hardshrink), ("softshrink", [0.5], F.softshrink), ("threshold", [0.3, 7.0], lambda t: F.threshold(t, 0.3, 7)),
        ("hardsigmoid", [], F.hardsigmoid), ("hardswish", [], F.hardswish), ("elu", [1.5], lambda t: F.elu(t, 1.5)), ("selu", [], F.selu),
        ("celu", [1.5], lambda t: F.celu(t, 1.5)), ("gelu", [False], F.gelu), ("gelu", [True], lambda t: F.gelu(t, approximate="tanh")),
        ("silu", [], F.silu), ("mish", [], F.mish), ("softplus", [2.0, 15.0], lambda t: F.softplus(t, 2, 15)), ("logsigmoid", [], F.logsigmoid),
        ("softsign", [], F.softsign), ("tanhshrink", [], F.tanhshrink),
    ]
    for name, extra, function in calls:
        for t in both:
            family.add(name, [t, *extra], function)
        family.add(name, [x, *extra], function, gradients=False)
    for name, extra, function in calls:
        if name not in ("relu6", "softsign", "tanhshrink", "hardtanh", "hardshrink", "softshrink", "threshold", "hardsigmoid", "logsigmoid"):
            family.add(name, [ints(3), *extra], function)
    for dim in (0, 1, -1):
        family.add("softmax", [f64(3, 4), dim, None], lambda t, d=dim: F.softmax(t, d))
        family.add("log_softmax", [f64(3, 4), dim, None], lambda t, d=dim: F.log_softmax(t, d))
    family.add("softmax", [f32(2, 3, 4), 1, None], lambda t: F.softmax(t, 1))
    family.add("log_softmax", [f32(2, 3, 4) * 50, 2, None], lambda t: F.log_softmax(t, 2))
    family.add("softmax", [ints(3), 0, 0], lambda t: F.softmax(t, 0, dtype=torch.float32))
    family.add("softmax", [ints(3), 0, None], lambda t: F.softmax(t, 0))
    family.add("softmax", [f32(3), 1, None], lambda t: F.softmax(t, 1))
    family.add("glu", [f64(3, 4), 1], lambda t: F.glu(t, 1))
    family.add("glu", [f64(3), 0], lambda t: F.glu(t, 0))
    family.add("prelu", [f64(2, 3, 2), f64(3)], F.prelu)
    family.add("prelu", [f64(2, 3), f64(1)], F.prelu)
    family.add("prelu", [f32(2, 3), f32(2)], F.prelu)
    family.write()


def loss():
    family = Family("loss")
    labels = torch.tensor([0, 2, 1, 2])
    for r in range(3):
        name = reduced(r)
        family.add("cross_entropy", [f64(4, 3), labels, 0, r, -100, 0.0], lambda x, y, n=name: F.cross_entropy(x, y, reduction=n))
        family.add("cross_entropy", [f64(4, 3), labels, 0, r, 2, 0.0], lambda x, y, n=name: F.cross_entropy(x, y, reduction=n, ignore_index=2))
        family.add("cross_entropy", [f64(4, 3), labels, 0, r, -100, 0.1], lambda x, y, n=name: F.cross_entropy(x, y, reduction=n, label_smoothing=0.1))
        w = f64(3, low=0.2, high=2)
        weighted = lambda x, y, v, n=name: F.cross_entropy(x, y, v.detach(), reduction=n)
        family.add("cross_entropy", [f64(4, 3), labels, w, r, -100, 0.0], weighted)
        smooth = lambda x, y, v, n=name: F.cross_entropy(x, y, v.detach(), reduction=n, label_smoothing=0.2, ignore_index=1)
        family.add("cross_entropy", [f64(4, 3), labels, w, r, 1, 0.2], smooth)
        family.add("cross_entropy", [f64(2, 3, 2), torch.tensor([[0, 1], [2, 2]]), 0, r, -100, 0.0], lambda x, y, n=name: F.cross_entropy(x, y, reduction=n))
        family.add("nll_loss", [f64(4, 3), labels, 0, r, -100], lambda x, y, n=name: F.nll_loss(x, y, reduction=n))
        family.add("cross_entropy", [f64(4, 3), torch.softmax(f64(4, 3), 1), 0, r, -100, 0.1], lambda x, y, n=name: F.cross_entropy(x, y, reduction=n, label_smoothing=0.1))
        family.add("mse_loss", [f64(4, 3), f64(4, 3), r], lambda a, b, n=name: F.mse_loss(a, b, reduction=n))
        family.add("mse_loss", [f64(4, 3), f64(3), r], lambda a, b, n=name: F.mse_loss(a, b, reduction=n))
        family.add("l1_loss", [f64(4, 3), f64(4, 3), r], lambda a, b, n=name: F.l1_loss(a, b, reduction=n))
        family.add("smooth_l1_loss", [f64(4, 3), f64(4, 3), r, 0.8], lambda a, b, n=name: F.smooth_l1_loss(a, b, reduction=n, beta=0.8))
        family.add("huber_loss", [f64(4, 3), f64(4, 3), r, 0.8], lambda a, b, n=name: F.huber_loss(a, b, reduction=n, delta=0.8))
        p = f64(4, 3, low=0.05, high=0.95)
        t = f64(4, 3, low=0, high=1)
        family.add("binary_cross_entropy", [p, t, 0, r], lambda a, b, n=name: F.binary_cross_entropy(a, b.detach(), reduction=n))
        family.add("binary_cross_entropy", [p, t, f64(3, low=0.1), r], lambda a, b, v, n=name: F.binary_cross_entropy(a, b.detach(), v.detach(), reduction=n))
        family.add("binary_cross_entropy_with_logits", [f64(4, 3), t, 0, 0, r], lambda a, b, n=name: F.binary_cross_entropy_with_logits(a, b, reduction=n))
        positive = lambda a, b, v, n=name: F.binary_cross_entropy_with_logits(a, b, reduction=n, pos_weight=v.detach())
        family.add("binary_cross_entropy_with_logits", [f64(4, 3), t, 0, f64(3, low=0.1), r], positive)
        family.add("kl_div", [torch.log_softmax(f64(4, 3), 1), torch.softmax(f64(4, 3), 1), r, False], lambda a, b, n=name: F.kl_div(a, b, reduction=n))
        family.add("kl_div", [torch.log_softmax(f64(4, 3), 1), torch.log_softmax(f64(4, 3), 1), r, True], lambda a, b, n=name: F.kl_div(a, b, reduction=n, log_target=True))
    plain = [0, 1, -100, 0.0]
    for x, y in [
        (f32(4, 5), torch.tensor([0, 1, 7, 2])), (f32(4, 5), torch.tensor([0, 1, 2])), (f32(4, 5), f32(4)), (f32(4, 5), f32(4, 1)),
        (f32(5), torch.tensor([1])), (f32(4, 5, 3), torch.ones(4, 2, dtype=torch.int64)), (f32(4, 5), ints(4, 5)),
        (torch.ones(4, 5, dtype=torch.int64), torch.ones(4, dtype=torch.int64)), (f32(4, 5), torch.ones(4, dtype=torch.int32)),
    ]:
        family.add("cross_entropy", [x, y, *plain], lambda a, b: F.cross_entropy(a, b), gradients=False, transposed=False)
    family.add("cross_entropy", [f32(5), torch.tensor(1), *plain], F.cross_entropy)
    family.add("mse_loss", [f32(4, 5), f32(4, 3), 1], F.mse_loss, transposed=False)
    family.add("mse_loss", [ints(3), ints(3), 1], F.mse_loss, transposed=False)
    family.add("binary_cross_entropy", [f32(3, low=0.1, high=0.9), torch.ones(4), 0, 1], F.binary_cross_entropy)
    family.add("binary_cross_entropy", [f32(3, low=0.1, high=0.9), torch.ones(3, dtype=torch.int64), 0, 1], F.binary_cross_entropy)
    family.add("binary_cross_entropy_with_logits", [f32(3, 1), torch.ones(3), 0, 0, 1], F.binary_cross_entropy_with_logits)
    family.write()


def layers():
    family = Family("layers")
    table = f64(6, 3)
    family.add("embedding", [ints(2, 4, low=0, high=6), table, -1], F.embedding)
    family.add("embedding", [torch.tensor([1, 2, 1]), table, 2], lambda i, w: F.embedding(i, w, 2))
    for index in ([7], [-1]):
        family.add("embedding", [torch.tensor(index), f32(5, 2), -1], F.embedding)
    family.add("embedding", [torch.tensor([1.0]), f32(5, 2), -1], F.embedding, gradients=False)
    family.add("one_hot", [torch.tensor([[0, 2], [1, 1]]), -1], F.one_hot)
    family.add("one_hot", [torch.tensor([0, 2]), 5], lambda x: F.one_hot(x, 5))
    family.add("one_hot", [torch.tensor([3]), 2], lambda x: F.one_hot(x, 2))
    family.add("one_hot", [torch.tensor([-3]), -1], F.one_hot)
    family.add("one_hot", [f32(2), -1], F.one_hot, gradients=False)
    family.add("cosine_similarity", [f64(4, 3), f64(4, 3), 1, 1e-8], lambda a, b: F.cosine_similarity(a, b, 1))
    pads = [
        (0, (2, 3), (1, 1)), (0, (2, 3), (1, 0, 2, 1)), (0, (2, 3), (-1, 1)), (1, (1, 2, 4, 5), (1, 2, 1, 3)), (2, (1, 2, 4, 5), (1, 2, 1, 3)),
        (3, (1, 2, 4, 5), (1, 2, 1, 3)), (1, (2, 4), (2, 1)), (2, (1, 2, 4), (2, 1)), (0, (2, 3), (1, 1, 1)), (1, (1, 2, 2), (3, 3)),
    ]
    for mode, shape, amounts in pads:
        value = 1.5 if mode == 0 else None
        name = ("constant", "reflect", "replicate", "circular")[mode]
        family.add("pad", [f64(*shape), mode, value or 0.0, len(amounts), *amounts], lambda x, a=amounts, n=name, v=value: F.pad(x, a, n, v))
    for mode, name in [(0, "nearest"), (1, "bilinear"), (2, "bicubic"), (3, "area"), (4, "nearest-exact")]:
        for size in [(7, 9), (2, 3), (4, 5)]:
            for corners in (False, True):
                if corners and mode not in (1, 2):
                    continue
                run = lambda x, n=name, s=size, c=corners: F.interpolate(x, s, mode=n, align_corners=c if n in ("bilinear", "bicubic") else None)
                family.add("interpolate", [f64(2, 2, 4, 5), mode, corners, *size], run)
    family.add("interpolate", [f64(2, 2, 4), 1, False, 7], lambda x: F.interpolate(x, 7, mode="linear"))
    family.add("interpolate", [f64(2, 2, 4), 0, False, 7], lambda x: F.interpolate(x, 7))
    family.add("unfold", [f64(2, 3, 5, 6), 2, 3, 1, 1, 1, 0, 1, 2], lambda x: F.unfold(x, (2, 3), 1, (1, 0), (1, 2)))
    family.add("unfold", [f64(1, 3, 2, 2), 3, 3, 1, 1, 0, 0, 1, 1], lambda x: F.unfold(x, 3))
    family.add("fold", [f64(2, 12, 6), 4, 5, 2, 2, 1, 1, 0, 0, 1, 2], lambda x: F.fold(x, (4, 5), 2, stride=(1, 2)))
    family.add("pixel_shuffle", [f64(2, 8, 2, 3), 2], lambda x: F.pixel_shuffle(x, 2), transposed=False)
    family.add("pixel_unshuffle", [f64(2, 2, 4, 6), 2], lambda x: F.pixel_unshuffle(x, 2), transposed=False)
    family.add("pixel_shuffle", [f64(1, 3, 2, 2), 2], lambda x: F.pixel_shuffle(x, 2), transposed=False)
    family.write()


def recurrent():
    """One layer, one direction: outputs, last state, last cell."""
    family = Family("recurrent")
    for mode, kind, gates in [(0, "tanh", 1), (1, "relu", 1), (2, "lstm", 4), (3, "gru", 3)]:
        for bias in (True, False):
            size, width, steps, batch = 3, 4, 5, 2
            x, h = f64(steps, batch, width), f64(batch, size)
            c = f64(batch, size) if mode == 2 else 0
            weights = [f64(gates * size, width), f64(gates * size, size)]
            weights += [f64(gates * size), f64(gates * size)] if bias else [0, 0]

            def run(*tensors, kind=kind, bias=bias):
                tensors = list(tensors)
                x, h = tensors.pop(0), tensors.pop(0).unsqueeze(0)
                if kind == "lstm":
                    c = tensors.pop(0).unsqueeze(0)
                    out, hn, cn = torch._VF.lstm(x, (h, c), tensors, bias, 1, 0.0, False, False, False)
                    return out, hn[0], cn[0]
                function = {"tanh": torch._VF.rnn_tanh, "relu": torch._VF.rnn_relu, "gru": torch._VF.gru}[kind]
                out, hn = function(x, h, tensors, bias, 1, 0.0, False, False, False)
                return out, hn[0]

            family.add("rnn_layer", [mode, x, h, c, *weights, False], run, transposed=False)
    for case in family.cases:
        case.pop("node", None)
    family.write()


if __name__ == "__main__":
    for seed, record in enumerate([linear, convolution, pooling, normalization, activation, loss, layers, recurrent]):
        torch.manual_seed(100 + seed)
        record()
