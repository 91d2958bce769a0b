"""A part of matplotlib's interface that draws SVG into the output: pyplot, axes, and what a course plots with them."""

__version__ = "3.10.0+thaw"


class RcParams(dict):
    """Settings; those that this drawing does not know are kept and have no effect."""

    def find_all(self, pattern):
        return {name: value for name, value in self.items() if pattern in name}


rcParams = RcParams({
    "figure.figsize": [6.4, 4.8], "figure.dpi": 100.0, "font.size": 10.0, "axes.grid": False, "lines.linewidth": 1.5,
    "image.cmap": "viridis", "axes.titlesize": "large", "savefig.dpi": "figure",
})


def rc(group, **settings):
    rcParams.update({f"{group}.{name}": value for name, value in settings.items()})


def use(backend, force=True):
    """There is one way of drawing; the name of another is accepted."""


def get_backend():
    return "svg"


def __getattr__(name):
    if name in ("pyplot", "colors", "cm", "figure", "axes", "patches", "lines", "ticker"):
        import importlib

        return importlib.import_module(f"matplotlib.{name}")
    raise AttributeError(f"module 'matplotlib' has no attribute {name!r} (docs/torch-coverage.md lists what is there)")


