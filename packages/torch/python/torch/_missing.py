"""What is said of parts of PyTorch that are not here."""

COVERAGE = "docs/torch-coverage.md"


def describe_missing(what):
    return f"{what} is not part of this PyTorch; {COVERAGE} lists what is"


def missing_attribute(module):
    """A module's `__getattr__` that names what is missing and says where the table of what is there lies."""

    def __getattr__(name):
        if name.startswith("__"):
            raise AttributeError(f"module '{module}' has no attribute '{name}'")
        raise AttributeError(
            f"module '{module}' has no attribute '{name}' ({describe_missing(f'{module}.{name}')}, function by function)"
        )

    return __getattr__
