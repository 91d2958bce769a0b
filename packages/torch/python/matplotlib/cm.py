"""Colour maps by attribute: `plt.cm.viridis`."""

from matplotlib.colors import get_cmap  # noqa: F401


def __getattr__(name):
    try:
        return get_cmap(name)
    except ValueError as error:
        raise AttributeError(f"module 'matplotlib.cm' has no attribute {name!r}") from error
