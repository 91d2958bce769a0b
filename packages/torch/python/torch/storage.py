"""Names of storages, which the file format mentions."""

from torch._dtype import DTYPES


class _StorageKind(type):
    """`torch.FloatStorage` and its like: known by name and dtype."""

    def __repr__(cls):
        return f"<class 'torch.{cls.__name__}'>"


kinds = {
    dtype._legacy.replace("Tensor", "Storage"): _StorageKind(
        dtype._legacy.replace("Tensor", "Storage"), (), {"dtype": dtype, "__module__": "torch"}
    )
    for dtype in DTYPES
}
kind_of = {kind.dtype: kind for kind in kinds.values()}


class UntypedStorage:
    """Bytes without a dtype."""

    dtype = None


class TypedStorage:
    """Elements of one dtype."""

    dtype = None
