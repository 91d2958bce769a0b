"""`torch.device`. One device exists here, the CPU; others are refused with a CPU-only build's words."""

_TYPES = (
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, "
    "privateuseone"
)
_KNOWN = frozenset(_TYPES.split(", "))


class device:
    """Where a tensor lives: a type (`"cpu"`) and an index, which is None for the current one."""

    __slots__ = ("type", "index")
    __module__ = "torch"

    def __new__(cls, type="cpu", index=None):
        if type.__class__ is device:
            return type
        self = object.__new__(cls)
        if isinstance(type, int) and not isinstance(type, bool):
            type, index = "cuda", type
        if not isinstance(type, str):
            name = type.__class__.__name__
            raise TypeError(f"device(): argument 'type' (position 1) must be str, not {name}")
        kind, colon, number = type.partition(":")
        if kind not in _KNOWN:
            raise RuntimeError(f"Expected one of {_TYPES} device type at start of device string: {kind}")
        if colon:
            if not number.isdigit():
                raise RuntimeError(f"Invalid device string: '{type}'")
            index = int(number)
        object.__setattr__(self, "type", kind)
        object.__setattr__(self, "index", index)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'torch.device' objects is not writable")

    def __repr__(self):
        if self.index is None:
            return f"device(type='{self.type}')"
        return f"device(type='{self.type}', index={self.index})"

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __eq__(self, other):
        return other.__class__ is device and self.type == other.type and self.index == other.index

    def __hash__(self):
        return hash((self.type, self.index))

    def __reduce__(self):
        return device, ((self.type,) if self.index is None else (self.type, self.index))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __enter__(self):
        check_device(self)
        return self

    def __exit__(self, *error):
        return None


cpu = device("cpu")


def check_device(wanted):
    """Accepts None and every name of the CPU. Raises what a build of PyTorch for CPUs raises for the others."""
    if wanted is None or wanted is cpu or wanted == "cpu":
        return
    wanted = device(wanted)
    if wanted.type == "cpu":
        return
    if wanted.type == "cuda":
        raise AssertionError("Torch not compiled with CUDA enabled")
    if wanted.type == "meta":
        raise NotImplementedError("tensors on the meta device do not exist here; docs/torch-coverage.md lists what does")
    raise RuntimeError(f"PyTorch is not linked with support for {wanted.type} devices")
