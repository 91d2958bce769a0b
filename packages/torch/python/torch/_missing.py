"""What is said of parts of PyTorch that are not here."""

COVERAGE = "docs/torch-coverage.md"


def describe_missing(what):
    return f"{what} is not part of this PyTorch; {COVERAGE} lists what is"


def describe_absent(module, name):
    """Python's own sentence; what PyTorch has and this one has not is named, with the place of the table of what there is."""
    plain = f"module '{module}' has no attribute '{name}'"
    if name.startswith("_"):
        return plain
    from torch._missing_names import NAMES

    known = NAMES.get(module)
    if known is not None and name not in known.split():
        return plain
    return f"{plain} ({describe_missing(f'{module}.{name}')})"


def missing_attribute(module):
    """A module's `__getattr__` that names what is missing and says where the table of what is there lies."""

    def __getattr__(name):
        raise AttributeError(describe_absent(module, name))

    return __getattr__


def describe_absent_method(kind, name):
    """The same for tensors' methods."""
    plain = f"'{kind}' object has no attribute '{name}'"
    if name.startswith("_"):
        return plain
    from torch._missing_names import NAMES

    if name not in NAMES["Tensor"].split():
        return plain
    return f"{plain} ({describe_missing('Tensor.' + name)})"
