"""The current figure and its axes, as functions."""

from matplotlib import cm, rcParams
from matplotlib.colors import get_cmap as _get_cmap
from matplotlib.figure import Figure

_figures = []


class _Style:
    available = ["default", "ggplot", "seaborn-v0_8"]

    @staticmethod
    def use(name):
        """Styles have one look here; a grid comes with those that are known for it."""
        if "grid" in str(name) or "ggplot" in str(name) or "seaborn" in str(name):
            rcParams["axes.grid"] = True


style = _Style()


def figure(num=None, figsize=None, dpi=None, **settings):
    made = Figure(figsize, dpi, **settings)
    _figures.append(made)
    return made


def gcf():
    return _figures[-1] if _figures else figure()


def gca(**settings):
    return gcf().gca()


def sca(axes):
    held = axes.figure.axes
    held.remove(axes)
    held.append(axes)


def subplots(nrows=1, ncols=1, *, figsize=None, dpi=None, sharex=False, sharey=False, squeeze=True, **settings):
    made = figure(figsize=figsize, dpi=dpi)
    return made, made.subplots(nrows, ncols, sharex, sharey, squeeze)


def subplot(*args, **settings):
    held = gcf()
    rows, columns, index = args if len(args) == 3 else ((args[0] // 100, args[0] // 10 % 10, args[0] % 10) if args else (1, 1, 1))
    for axes in held.axes:
        row, column, row_count, column_count, *_ = axes.position
        if (row_count, column_count) == (rows, columns) and not isinstance(index, tuple) and row * columns + column + 1 == index:
            sca(axes)
            return axes
    return held.add_subplot(rows, columns, index)


def show(*args, **kwargs):
    """Draws every open figure into the output and closes it."""
    for held in list(_figures):
        if held.axes:
            held.show()
    _figures.clear()


def close(which=None):
    if which is None:
        if _figures:
            _figures.pop()
    elif isinstance(which, Figure):
        if which in _figures:
            _figures.remove(which)
    else:
        _figures.clear()


def clf():
    gcf().clear()


def cla():
    gca().clear()


def savefig(target, **settings):
    gcf().savefig(target, **settings)


def suptitle(text, **settings):
    gcf().suptitle(text)


def tight_layout(*args, **settings):
    """The layout is tight as it is."""


subplots_adjust = tight_layout


def colorbar(mappable=None, ax=None, **settings):
    shown = [*gca().images, *gca().collections]
    if mappable is None and not shown:
        raise RuntimeError(
            "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) "
            "or a contour set (with contourf)."
        )
    mappable = mappable or shown[-1]
    return gcf().colorbar(mappable, ax)


def draw():
    """Nothing to do: a figure is drawn when it is shown."""


def title(label, **settings):
    return gca().set_title(label, **settings)


def xlabel(label, **settings):
    gca().set_xlabel(label)


def ylabel(label, **settings):
    gca().set_ylabel(label)


def xlim(*args, **settings):
    return gca().set_xlim(*args, **settings) if args or settings else gca().get_xlim()


def ylim(*args, **settings):
    return gca().set_ylim(*args, **settings) if args or settings else gca().get_ylim()


def xscale(scale, **settings):
    gca().set_xscale(scale)


def yscale(scale, **settings):
    gca().set_yscale(scale)


def xticks(ticks=None, labels=None, rotation=0, **settings):
    if ticks is None and labels is None:
        gca().x.rotation = rotation
        return gca().get_xticks(), []
    gca().set_xticks(ticks, labels, rotation)
    return gca().get_xticks(), labels


def yticks(ticks=None, labels=None, **settings):
    if ticks is not None:
        gca().set_yticks(ticks, labels)


def get_cmap(name=None, lut=None):
    return _get_cmap(name)


def pause(interval):
    show()


def ion():
    """Figures are shown by `show()`."""


ioff = ion


def _on_axes(name):
    def call(*args, **settings):
        return getattr(gca(), name)(*args, **settings)

    call.__name__ = name
    return call


for _name in (
    "plot scatter bar barh bar_label hist imshow matshow pcolormesh contour contourf fill_between errorbar step stem axhline "
    "axvline hlines vlines axvspan axhspan pie boxplot text annotate legend grid axis semilogx semilogy loglog tick_params "
    "margins twinx"
).split():
    globals()[_name] = _on_axes(_name)
del _name

__all__ = [name for name in dir() if not name.startswith("_")] + ["cm"]


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise AttributeError(
        f"module 'matplotlib.pyplot' has no attribute {name!r} (it is not part of this matplotlib; docs/torch-coverage.md lists what is)"
    )
