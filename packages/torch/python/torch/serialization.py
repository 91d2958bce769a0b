"""`torch.save` and `torch.load`: PyTorch's zip format, written and read."""

import pickle
from collections import OrderedDict

from torch import _C, storage as _storage
from torch._creation import from_bytes, to_bytes
from torch._device import check_device, device as device_class
from torch._dtype import dtype as dtype_class
from torch._dtype import uint8
from torch._tensor import Tensor, _wrap

DEFAULT_PROTOCOL = 2

_safe_globals = []

_LEARN_MORE = (
    "\n\nCheck the documentation of torch.load to learn more about types accepted by default with weights_only "
    "https://pytorch.org/docs/stable/generated/torch.load.html."
)


class _StorageReference:
    """Stands for a storage while pickling: a persistent id is written in its place."""

    def __init__(self, number, tensor):
        self.number, self.tensor = number, tensor


class _Pickler(pickle.Pickler):
    """Writes tensors as PyTorch does: their geometry in the pickle, their storages beside it."""

    def __init__(self, file, protocol):
        super().__init__(file, protocol)
        self.storages = {}
        self.kept = []

    def persistent_id(self, obj):
        if not isinstance(obj, _StorageReference):
            return None
        kind = _storage.kind_of[obj.tensor.dtype]
        count = obj.tensor.untyped_storage().nbytes() // obj.tensor.dtype.itemsize
        return ("storage", kind, str(obj.number), "cpu", count)

    def reducer_override(self, obj):
        if not isinstance(obj, Tensor):
            return NotImplemented
        from torch import _utils
        from torch.nn.parameter import Parameter

        if isinstance(obj, Parameter):
            return _utils._rebuild_parameter, (obj.detach(), obj.requires_grad, OrderedDict())
        identity = int(_C.storage_id(obj._h))
        if identity not in self.storages:
            self.storages[identity] = _StorageReference(len(self.storages), obj.detach())
        self.kept.append(obj)
        reference = _StorageReference(self.storages[identity].number, obj.detach())
        return _utils._rebuild_tensor_v2, (
            reference,
            obj.storage_offset(),
            tuple(obj.shape),
            obj.stride(),
            obj.requires_grad,
            OrderedDict(),
        )


def save(obj, f, pickle_module=None, pickle_protocol=DEFAULT_PROTOCOL, _use_new_zipfile_serialization=True, **options):
    """Writes an object to a path or an open file."""
    import io
    import os
    import zipfile

    if not hasattr(f, "write") and not isinstance(f, (str, os.PathLike)):
        raise AttributeError("expected 'f' to be string, path, or a file-like object with a 'write' attribute")
    text = io.BytesIO()
    pickler = _Pickler(text, pickle_protocol)
    pickler.dump(obj)
    name = "archive"
    if isinstance(f, (str, os.PathLike)):
        name = os.path.splitext(os.path.basename(os.fspath(f)))[0] or name
        folder = os.path.dirname(os.fspath(f))
        if folder and not os.path.isdir(folder):
            raise RuntimeError(f"Parent directory {folder} does not exist.")
    with zipfile.ZipFile(f, "w", zipfile.ZIP_STORED) as archive:

        def put(path, data):
            entry = zipfile.ZipInfo(f"{name}/{path}", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, data)

        put("data.pkl", text.getvalue())
        put(".format_version", "1")
        put("byteorder", "little")
        for reference in pickler.storages.values():
            put(f"data/{reference.number}", _storage_bytes(reference.tensor))
        put("version", "3\n")


def _storage_bytes(tensor):
    length = tensor.untyped_storage().nbytes() // tensor.dtype.itemsize
    return to_bytes(tensor.as_strided((length,), (1,), 0))


def _allowed_globals():
    from torch import _utils
    import torch

    allowed = {
        ("collections", "OrderedDict"): OrderedDict,
        ("torch", "Size"): torch.Size,
        ("torch", "device"): device_class,
        ("torch", "Tensor"): Tensor,
        ("torch._tensor", "_rebuild_from_type_v2"): None,
        ("torch.nn.parameter", "Parameter"): torch.nn.Parameter,
        ("builtins", "set"): set,
        ("__builtin__", "set"): set,
        ("builtins", "bytearray"): bytearray,
        ("builtins", "complex"): complex,
        ("_codecs", "encode"): _encode,
        ("torch.storage", "UntypedStorage"): _storage.UntypedStorage,
        ("torch.storage", "TypedStorage"): _storage.TypedStorage,
        ("collections", "Counter"): __import__("collections").Counter,
        ("torch._pickle", "rebuild_tensor"): __import__("torch._pickle")._pickle.rebuild_tensor,
    }
    for name in ("_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_parameter", "_rebuild_parameter_with_state"):
        allowed["torch._utils", name] = getattr(_utils, name)
    for name, kind in _storage.kinds.items():
        allowed["torch", name] = kind
    for name in dir(torch):
        if isinstance(getattr(torch, name), dtype_class):
            allowed["torch", name] = getattr(torch, name)
    return allowed


def _encode(text, encoding):
    return text.encode(encoding)


class _Unpickler(pickle.Unpickler):
    """Reads the pickle of an archive; `allowed` None lets it import what it asks for."""

    def __init__(self, file, load_storage, allowed):
        super().__init__(file, encoding="utf-8")
        self._load_storage, self._allowed = load_storage, allowed

    def persistent_load(self, reference):
        kind, storage_type, key, location, count = reference[:5]
        if kind != "storage":
            raise pickle.UnpicklingError(f"Unknown persistent id '{kind}'")
        return self._load_storage(getattr(storage_type, "dtype", None), key, location, count)

    def find_class(self, module, name):
        if self._allowed is None:
            if (module, name) in _fixed_globals():
                return _fixed_globals()[module, name]
            return super().find_class(module, name)
        found = self._allowed.get((module, name))
        if found is not None:
            return found
        for safe in _safe_globals:
            if (getattr(safe, "__module__", None), getattr(safe, "__qualname__", None)) == (module, name):
                return safe
        raise pickle.UnpicklingError(_refusal(module, name))


def _fixed_globals():
    return {("torch", name): kind for name, kind in _storage.kinds.items()}


def _refusal(module, name):
    return (
        "Weights only load failed. This file can still be loaded, to do so you have two options, "
        "\033[1mdo those steps only if you trust the source of the checkpoint\033[0m. \n\t"
        "(1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to "
        "`True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in "
        "arbitrary code execution. Do it only if you got the file from a trusted source.\n\t"
        "(2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following error "
        f"message.\n\tWeightsUnpickler error: Unsupported global: GLOBAL {module}.{name} was not an allowed global by "
        f"default. Please use `torch.serialization.add_safe_globals([{name}])` or the "
        f"`torch.serialization.safe_globals([{name}])` context manager to allowlist this global if you trust this "
        f"class/function.{_LEARN_MORE}"
    )


class _Loaded:
    """A storage that was read."""

    def __init__(self, tensor):
        self.tensor = tensor


def load(f, map_location=None, pickle_module=None, *, weights_only=True, mmap=None, **pickle_load_args):
    """Reads what `torch.save` wrote.

    With `weights_only` (the default, as in PyTorch 2.6 and later) tensors, numbers, strings and containers of them are read;
    anything else is refused, since building it would run code of the file's choice.
    """
    import io
    import os
    import zipfile

    if not hasattr(f, "read") and not isinstance(f, (str, os.PathLike)):
        raise AttributeError(f"'{type(f).__name__}' object has no attribute 'read'")
    weights_only = True if weights_only is None else weights_only
    if map_location is not None and not callable(map_location) and not isinstance(map_location, dict):
        check_device(map_location)
    if isinstance(f, (str, os.PathLike)) and not os.path.exists(f):
        raise FileNotFoundError(2, "No such file or directory", os.fspath(f))
    try:
        archive = zipfile.ZipFile(f)
    except zipfile.BadZipFile:
        raise pickle.UnpicklingError(
            "the file is no zip archive as PyTorch 1.6 and later write; older files can't be read here"
        ) from None
    with archive:
        names = archive.namelist()
        pickled = next((name for name in names if name.endswith("/data.pkl")), None)
        if pickled is None:
            raise RuntimeError("PytorchStreamReader failed locating file data.pkl: file not found")
        if any(name.endswith("/constants.pkl") for name in names):
            raise RuntimeError("TorchScript archives can't be loaded: torch.jit is not part of this PyTorch")
        root = pickled[: -len("data.pkl")]
        read = {}

        def load_storage(dtype, key, location, count):
            if location != "cpu" and map_location is None:
                raise RuntimeError(
                    f"Attempting to deserialize object on a {location.split(':')[0].upper()} device but "
                    f"torch.{location.split(':')[0]}.is_available() is False. If you are running on a CPU-only machine, please "
                    "use torch.load with map_location=torch.device('cpu') to map your storages to the CPU."
                )
            if key not in read:
                data = archive.read(f"{root}data/{key}")
                kind = uint8 if dtype is None else dtype
                read[key] = _Loaded(_wrap(from_bytes(data, kind, (len(data) // kind.itemsize,))))
            return read[key]

        allowed = _allowed_globals() if weights_only else None
        return _Unpickler(io.BytesIO(archive.read(pickled)), load_storage, allowed).load()


def add_safe_globals(safe_globals):
    """Classes that `load` may build although `weights_only` is True."""
    _safe_globals.extend(safe_globals)


def clear_safe_globals():
    """Forgets them."""
    _safe_globals.clear()


def get_safe_globals():
    """Those that were added."""
    return list(_safe_globals)


class safe_globals:
    """`add_safe_globals` for the length of a `with`."""

    def __init__(self, safe_globals):
        self._added = safe_globals

    def __enter__(self):
        self._before = list(_safe_globals)
        _safe_globals.extend(self._added)

    def __exit__(self, *error):
        _safe_globals[:] = self._before
