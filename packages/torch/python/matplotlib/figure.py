"""A figure and its axes."""

import itertools
import os
import warnings

from matplotlib import rcParams
from matplotlib.axes import Axes

_numbers = itertools.count(1)


class Figure:
    def __init__(self, figsize=None, dpi=None, facecolor="white", **settings):
        self.size = tuple(figsize or rcParams["figure.figsize"])
        self.dpi = dpi or rcParams["figure.dpi"]
        self.facecolor = facecolor
        self.axes = []
        self.title = ""
        self.number = next(_numbers)

    def _add_axes(self, position):
        axes = Axes(self, position)
        axes.has_grid = bool(rcParams["axes.grid"])
        self.axes.append(axes)
        return axes

    def add_subplot(self, rows=1, columns=None, index=1, **settings):
        """`add_subplot(2, 3, 1)` or `add_subplot(231)`; an index pair spans several cells."""
        if columns is None:
            rows, columns, index = (rows // 100, rows // 10 % 10, rows % 10) if rows > 100 else (1, 1, 1)
        first, last = index if isinstance(index, tuple) else (index, index)
        if not 1 <= first <= rows * columns:
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {first}")
        row, column = divmod(first - 1, columns)
        end_row, end_column = divmod(last - 1, columns)
        return self._add_axes((row, column, rows, columns, end_row - row + 1, end_column - column + 1))

    def add_axes(self, rect, **settings):
        return self._add_axes((0, 0, 1, 1, 1, 1))

    def subplots(self, nrows=1, ncols=1, sharex=False, sharey=False, squeeze=True, **settings):
        grid = [
            [self._add_axes((row, column, nrows, ncols, 1, 1)) for column in range(ncols)] for row in range(nrows)
        ]
        if not squeeze:
            return AxesGrid(grid)
        if nrows == ncols == 1:
            return grid[0][0]
        if nrows == 1:
            return AxesGrid(grid[0])
        if ncols == 1:
            return AxesGrid([row[0] for row in grid])
        return AxesGrid(grid)

    def suptitle(self, text, **settings):
        self.title = str(text)

    def colorbar(self, mappable, ax=None, **settings):
        axes = ax if ax is not None else mappable.axes
        axes = axes[0] if isinstance(axes, (list, AxesGrid)) else axes
        if getattr(mappable, "norm", None) is not None:
            axes.colorbar_for = mappable
        return mappable

    def gca(self):
        return self.axes[-1] if self.axes else self.add_subplot()

    def get_axes(self):
        return self.axes

    def tight_layout(self, *args, **settings):
        """The layout is tight as it is."""

    subplots_adjust = autofmt_xdate = set_tight_layout = tight_layout

    def set_size_inches(self, width, height=None):
        self.size = tuple(width) if height is None else (width, height)

    def get_size_inches(self):
        from matplotlib.artists import as_array

        return as_array(list(self.size))

    def legend(self, *args, **settings):
        return self.gca().legend(*args, **settings)

    def clear(self):
        self.axes, self.title = [], ""

    clf = clear

    def to_svg(self):
        from matplotlib.svg import draw_figure

        return draw_figure(self)

    def savefig(self, target, **settings):
        """Writes SVG; under a name that ends in .svg where another format was asked for, which a warning says."""
        text = self.to_svg()
        if isinstance(target, (str, os.PathLike)):
            stem, ending = os.path.splitext(os.fspath(target))
            if ending.lower() in (".png", ".jpg", ".jpeg", ".pdf", ".webp"):
                warnings.warn(f"figures are drawn as SVG here: saved as {stem}.svg", stacklevel=3)
                target = f"{stem}.svg"
        if hasattr(target, "write"):
            try:
                target.write(text)
            except TypeError:
                target.write(text.encode())
            return
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)

    def show(self):
        from thaw import display

        display.show("image/svg+xml", self.to_svg())

    def __repr__(self):
        width, height = (round(side * self.dpi) for side in self.size)
        return f"<Figure size {width}x{height} with {len(self.axes)} Axes>"


class AxesGrid(list):
    """Axes in rows and columns, indexed as an array of them is."""

    @property
    def flat(self):
        return iter(self.flatten())

    @property
    def shape(self):
        return (len(self), len(self[0])) if self and isinstance(self[0], list) else (len(self),)

    def flatten(self):
        return AxesGrid([axes for row in self for axes in row] if len(self.shape) == 2 else self)

    ravel = flatten

    def __getitem__(self, index):
        if isinstance(index, tuple):
            row, column = index
            picked = list.__getitem__(self, row)
            if isinstance(row, slice):
                return AxesGrid([each[column] for each in picked])
            return picked[column]
        picked = list.__getitem__(self, index)
        return AxesGrid(picked) if isinstance(picked, list) else picked
