"""What is said of parts of PyTorch that are not here."""

COVERAGE = "docs/torch-coverage.md"


def describe_missing(what):
    return f"{what} is not part of this PyTorch; {COVERAGE} lists what is"


def missing_attribute(module):
    """A module's `__getattr__` that names what is missing and says where the table of what is there lies."""

    def __getattr__(name):
        if name.startswith("__"):
            raise AttributeError(f"module '{module}' has no attribute '{name}'")
        raise AttributeError(f"module '{module}' has no attribute '{name}' ({describe_missing(f'{module}.{name}')})")

    return __getattr__


def tensor_methods():
    """Methods that PyTorch's tensors have and these have not."""
    return _TENSOR_METHODS


_TENSOR_METHODS = frozenset(
    "align_as align_to angle as_strided_ cauchy ccol_indices cdouble cfloat chalf cholesky_inverse cholesky_solve col_indices "
    "conj_physical crow_indices dense_dim dequantize frexp geqrf has_names i0 igamma igammac index_reduce indices int_repr "
    "istft lu lu_solve map2_ mvlgamma nextafter orgqr ormqr polygamma q_scale q_zero_point qscheme refine_names rename "
    "row_indices smm sparse_dim sparse_mask sspaddmm stft to_mkldnn to_sparse to_sparse_coo to_sparse_csr triangular_solve "
    "values xpu".split()
)
