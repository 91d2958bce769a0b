"""PyTorch's interface over a tensor engine that runs in the page.

What is here and what is not is listed, function by function, in docs/torch-coverage.md.
"""

import math as _math

from torch import _C
from torch import version
from torch._dtype import (
    bfloat16,
    channels_last,
    complex64,
    complex128,
    contiguous_format,
    dtype,
    finfo,
    float16,
    float32,
    float64,
    get_default_dtype,
    iinfo,
    int8,
    int16,
    int32,
    int64,
    layout,
    memory_format,
    preserve_format,
    set_default_dtype,
    sparse_coo,
    strided,
    uint8,
    uint16,
    uint32,
    uint64,
)
from torch._size import Size
from torch._device import device
from torch._tensor import Tensor, is_tensor

from torch import _creation, _pointwise, _reductions, _shapes, _joining, _sorting, _indexing, _linear, _sampling
from torch import _conversion, _activations
from torch import return_types, storage
from torch._errors import OutOfMemoryError
from torch._grad_mode import (
    enable_grad,
    inference_mode,
    is_grad_enabled,
    is_inference_mode_enabled,
    no_grad,
    set_grad_enabled,
)
from torch._missing import describe_absent as _describe_absent
from torch._print import set_printoptions
from torch._creation import (
    arange,
    as_tensor,
    asarray,
    complex,
    empty,
    empty_like,
    empty_strided,
    eye,
    from_numpy,
    frombuffer,
    full,
    full_like,
    linspace,
    logspace,
    ones,
    ones_like,
    scalar_tensor,
    tensor,
    tril_indices,
    triu_indices,
    zeros,
    zeros_like,
)
from torch._creation import range_ as range
from torch._sampling import Generator, default_generator

__version__ = version.__version__

for _module in (_pointwise, _reductions, _shapes, _joining, _sorting, _indexing, _linear, _sampling, _conversion, _activations):
    for _name in _module.FUNCTIONS:
        globals()[_name] = getattr(_module, _name)
for _module, _names in (
    (_pointwise, _pointwise.IN_PLACE),
    (_activations, ("selu_",)),
):
    for _name in _names:
        globals()[_name] = getattr(_module, _name)
globals().update(_creation.legacy_types)
globals().update(storage.kinds)

# The names that Python's own types have come last: the functions above use the built-in ones.
float = float32
double = float64
half = float16
long = int64
int = int32
short = int16
cfloat = complex64
cdouble = complex128
from torch._dtype import bool_ as bool

pi = _math.pi
inf = _math.inf
nan = _math.nan
e = _math.e
newaxis = None

from torch import autograd, linalg, random, special
from torch.serialization import load, save
from torch import nn, optim, utils, cuda, backends
from torch._compile import compile
from torch.amp import GradScaler, autocast

# In-place forms of activations; their other forms came with the modules above.


def typename(obj):
    """The name of an object's type, as `torch.FloatTensor`."""
    if isinstance(obj, Tensor):
        return obj.type()
    module = getattr(obj, "__module__", None)
    name = getattr(obj, "__qualname__", None) or getattr(obj, "__name__", None) or type(obj).__name__
    return name if module in (None, "builtins") else f"{module}.{name}"


def is_storage(obj):
    """Whether this is the memory behind a tensor."""
    return isinstance(obj, _conversion._Storage)


def set_default_tensor_type(t):
    """As `set_default_dtype`, by the old type or its name."""
    if isinstance(t, str):
        t = globals()[t.rpartition(".")[2]]
    set_default_dtype(t.dtype)


def set_default_device(device):
    """Accepts the CPU."""
    from torch._device import check_device

    check_device(device)


def get_default_device():
    """The CPU."""
    return device("cpu")


_threads = 1


def get_num_threads():
    """How many threads compute: one."""
    return _threads


def set_num_threads(count):
    """Accepted; one thread computes."""


get_num_interop_threads = get_num_threads
set_num_interop_threads = set_num_threads


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Accepted: results are the same at every run in any case."""


def are_deterministic_algorithms_enabled():
    return True


def set_float32_matmul_precision(precision):
    """Accepted: products are computed in float32."""


def get_float32_matmul_precision():
    return "highest"


def set_flush_denormal(mode):
    return False


def manual_seed_all(seed):
    return manual_seed(seed)


def vmap(func, in_dims=0, out_dims=0, randomness="error", **options):
    """As `torch.func.vmap`."""
    from torch.func import vmap as make

    return make(func, in_dims, out_dims, randomness)


_LAZY = ("distributions", "func", "testing", "hub", "jit", "onnx", "distributed", "fft", "sparse", "amp", "profiler", "mps", "multiprocessing")


def __getattr__(name):
    if name in _LAZY:
        import importlib

        return importlib.import_module("torch." + name)
    if not name.startswith("_"):
        from torch import _rarer

        if name in _rarer.NAMES:
            return getattr(_rarer, name)
    raise AttributeError(_describe_absent("torch", name))


def __dir__():
    from torch import _rarer

    return sorted({*globals(), *_rarer.NAMES})
