"""Axes: what is plotted, and the range that shows it."""

import math

from matplotlib.artists import (
    AxesImage, BarContainer, Legend, Line2D, PathCollection, Polygon, Rectangle, Text, as_array, as_list, as_nested,
)
from matplotlib.colors import CYCLE, Normalize, find_level, get_cmap, is_color

_STYLES = ("--", "-.", "-", ":")
_MARKERS = "o.,sx+*^v<>dDpPhHX|_"
_ALIASES = {"c": "color", "lw": "linewidth", "ls": "linestyle", "ms": "markersize", "mfc": "markerfacecolor", "fc": "facecolor",
            "ec": "edgecolor", "fontsize": "fontsize"}


def parse_format(text):
    """`'r--o'` as settings."""
    settings, rest = {}, text
    for style in _STYLES:
        if style in rest:
            settings["linestyle"] = style
            rest = rest.replace(style, "", 1)
            break
    if is_color(rest):
        settings["color"] = rest
        rest = ""
    for letter in rest:
        if letter in _MARKERS:
            settings["marker"] = letter
        elif is_color(letter):
            settings["color"] = letter
        else:
            raise ValueError(f"{text!r} is not a valid format string (unrecognized character {letter!r})")
    if "marker" in settings and "linestyle" not in settings:
        settings["linestyle"] = "None"
    return settings


def _named(settings):
    return {_ALIASES.get(name, name): value for name, value in settings.items()}


class _Axis:
    def __init__(self):
        self.limits = None
        self.ticks = None
        self.tick_labels = None
        self.scale = "linear"
        self.label = ""
        self.inverted = False
        self.categories = None
        self.rotation = 0


class _Spine:
    def set_visible(self, visible):
        self.visible = visible

    def set_color(self, color):
        self.color = color


class Axes:
    def __init__(self, figure, position):
        self.figure = figure
        self.position = position
        self.clear()

    def clear(self):
        self.lines, self.patches, self.collections, self.images, self.texts = [], [], [], [], []
        self.title = Text(0, 0, "")
        self.x, self.y = _Axis(), _Axis()
        self.legend_ = None
        self.colorbar_for = None
        self.is_on = True
        self.aspect = "auto"
        self.has_grid = False
        self._next_color = 0
        self.spines = {side: _Spine() for side in ("top", "right", "bottom", "left")}
        self.twin_of = None

    cla = clear

    # Drawing ---------------------------------------------------------------------------------------------------

    def _color(self):
        color = CYCLE[self._next_color % len(CYCLE)]
        self._next_color += 1
        return color

    def _numbers(self, values, axis):
        """Values as numbers; texts become positions, and their axis shows them."""
        values = as_list(values)
        if not any(isinstance(value, str) for value in values):
            return [float(value) if value is not None else math.nan for value in values]
        known = axis.categories if axis.categories is not None else []
        for value in values:
            if value not in known:
                known.append(value)
        axis.categories = known
        return [float(known.index(value)) for value in values]

    def _add(self, kind, artist):
        artist.axes = self
        getattr(self, kind).append(artist)
        return artist

    def plot(self, *args, **settings):
        settings = _named(settings)
        made, queue = [], list(args)
        while queue:
            first = queue.pop(0)
            if queue and not isinstance(queue[0], str):
                x, y = first, queue.pop(0)
            else:
                x, y = None, first
            style = parse_format(queue.pop(0)) if queue and isinstance(queue[0], str) else {}
            columns = self._columns(x, y)
            for xs, ys in columns:
                given = {**style, **settings}
                given.setdefault("color", None)
                given["color"] = given["color"] or self._color()
                made.append(self._add("lines", Line2D(xs, ys, **given)))
        return made

    def _columns(self, x, y):
        nested = as_nested(y) if hasattr(y, "__len__") or hasattr(y, "tolist") else [y]
        if not isinstance(nested, list):
            nested = [nested]
        if nested and isinstance(nested[0], list):
            columns = [list(column) for column in zip(*nested)]
        else:
            columns = [nested]
        pairs = []
        for column in columns:
            ys = self._numbers(column, self.y)
            xs = [float(i) for i in range(len(ys))] if x is None else self._numbers(_flat(x), self.x)
            if len(xs) != len(ys):
                raise ValueError(
                    f"x and y must have same first dimension, but have shapes ({len(xs)},) and ({len(ys)},)"
                )
            pairs.append((xs, ys))
        return pairs

    def scatter(self, x, y, s=None, c=None, marker="o", cmap=None, vmin=None, vmax=None, alpha=None, label=None, **settings):
        settings = _named(settings)
        xs, ys = self._numbers(_flat(x), self.x), self._numbers(_flat(y), self.y)
        if len(xs) != len(ys):
            raise ValueError("x and y must be the same size")
        sizes = [36.0] if s is None else [float(size) for size in as_list(s)]
        if c is None:
            colors = [settings.get("color") or self._color()]
        elif isinstance(c, str):
            colors = [c]
        else:
            values = _flat(c) if not _is_rgb_list(c) else as_nested(c)
            colors = values if values and not isinstance(values[0], (int, float)) else _mapped(values, cmap, vmin, vmax)
        return self._add(
            "collections",
            PathCollection(xs, ys, sizes, colors, marker=marker, alpha=alpha, label=label, edgecolor=settings.get("edgecolor", settings.get("edgecolors"))),
        )

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", label=None, **settings):
        settings = _named(settings)
        xs, heights = self._numbers(x, self.x), self._numbers(height, self.y)
        heights = heights * len(xs) if len(heights) == 1 else heights
        widths, bottoms = as_list(width), as_list(0 if bottom is None else bottom)
        colors = _per_bar(settings.pop("color", None) or self._color())
        bars = []
        for i, (at, tall) in enumerate(zip(xs, heights)):
            wide, base = widths[i % len(widths)], bottoms[i % len(bottoms)]
            left = at - wide / 2 if align == "center" else at
            shown = label if i == 0 else None
            bars.append(self._add("patches", Rectangle((left, base), wide, tall, color=colors[i % len(colors)], label=shown, **settings)))
        return BarContainer(bars)

    def barh(self, y, width, height=0.8, left=None, *, align="center", label=None, **settings):
        settings = _named(settings)
        ys, widths = self._numbers(y, self.y), self._numbers(width, self.x)
        lefts = as_list(0 if left is None else left)
        colors = _per_bar(settings.pop("color", None) or self._color())
        bars = []
        for i, (at, wide) in enumerate(zip(ys, widths)):
            low = at - height / 2 if align == "center" else at
            shown = label if i == 0 else None
            bars.append(self._add("patches", Rectangle((lefts[i % len(lefts)], low), wide, height, color=colors[i % len(colors)], label=shown, **settings)))
        return BarContainer(bars)

    def bar_label(self, container, labels=None, fmt="%g", padding=0, **settings):
        for i, bar in enumerate(container):
            text = labels[i] if labels is not None else (fmt % bar.height if "%" in fmt else fmt.format(bar.height))
            self.text(bar.xy[0] + bar.width / 2, bar.xy[1] + bar.height, text, ha="center", va="bottom")

    def hist(self, x, bins=10, range=None, density=False, weights=None, cumulative=False, histtype="bar", alpha=None, label=None, **settings):
        settings = _named(settings)
        values = [float(value) for value in _flat(x) if value == value]
        if hasattr(bins, "__len__") and not isinstance(bins, str):
            edges = [float(edge) for edge in as_list(bins)]
        else:
            bins = 10 if isinstance(bins, str) else int(bins)
            low, high = range if range is not None else (min(values, default=0.0), max(values, default=1.0))
            if low == high:
                low, high = low - 0.5, high + 0.5
            edges = [low + (high - low) * i / bins for i in _range(bins + 1)]
        counts = [0.0] * (len(edges) - 1)
        for value in values:
            if edges[0] <= value <= edges[-1]:
                counts[find_level(edges, value)] += 1
        if density and sum(counts):
            total = sum(counts)
            counts = [count / total / (edges[i + 1] - edges[i]) for i, count in enumerate(counts)]
        if cumulative:
            running = 0.0
            for i, count in enumerate(counts):
                running += count
                counts[i] = running
        color = settings.pop("color", None) or self._color()
        bars = [
            self._add("patches", Rectangle((edges[i], 0.0), edges[i + 1] - edges[i], count, color=color, alpha=alpha,
                                           label=label if i == 0 else None, edgecolor=settings.get("edgecolor")))
            for i, count in enumerate(counts)
        ]
        return as_array(counts), as_array(edges), BarContainer(bars)

    def imshow(self, X, cmap=None, vmin=None, vmax=None, alpha=None, aspect="equal", interpolation=None, extent=None, origin="upper", **settings):
        if hasattr(X, "convert"):
            X = X.convert("RGBA" if X.mode == "RGBA" else "RGB") if X.mode not in ("L", "RGB", "RGBA") else X
            X = as_array(X)
        shape = getattr(X, "shape", None)
        data = as_nested(X)
        height, width = len(data), len(data[0]) if data else 0
        channels = data[0][0] if height and width else 0
        depth = len(channels) if isinstance(channels, list) else 0
        if shape is not None and (len(shape) not in (2, 3) or (len(shape) == 3 and shape[2] not in (1, 3, 4))):
            raise TypeError(f"Invalid shape {tuple(shape)} for image data")
        if depth == 1:
            data, depth = [[pixel[0] for pixel in row] for row in data], 0
        norm = None
        if depth == 0:
            values = [float(value) for row in data for value in row if value == value]
            norm = Normalize(min(values, default=0.0) if vmin is None else vmin, max(values, default=1.0) if vmax is None else vmax)
            cmap = get_cmap(cmap)
            pixels = [[tuple(round(part * 255) for part in cmap.rgb(norm(float(value)))) for value in row] for row in data]
        else:
            scale = 1 if any(isinstance(part, int) for part in channels) or "int" in str(getattr(X, "dtype", "")) else 255
            pixels = [[tuple(max(0, min(255, round(float(part) * scale))) for part in pixel) for pixel in row] for row in data]
        self.aspect = aspect
        box = extent or ((-0.5, width - 0.5, height - 0.5, -0.5) if origin == "upper" else (-0.5, width - 0.5, -0.5, height - 0.5))
        if self.y.limits is None and extent is None:
            self.y.inverted = origin == "upper"
        if origin == "lower":
            pixels = pixels[::-1]
        return self._add("images", AxesImage(pixels, box, cmap=cmap, norm=norm, alpha=alpha, data=data))

    matshow = imshow

    def pcolormesh(self, *args, cmap=None, vmin=None, vmax=None, alpha=None, **settings):
        values = args[-1]
        image = self.imshow(values, cmap, vmin, vmax, alpha, "auto", origin="lower")
        if len(args) == 3:
            xs, ys = _flat(args[0]), _flat(args[1])
            image.extent = (min(xs), max(xs), min(ys), max(ys))
        return image

    def contourf(self, X, Y, Z, levels=None, cmap=None, alpha=None, **settings):
        """Areas between levels, drawn at the resolution of the grid."""
        data = as_nested(Z)
        values = [float(value) for row in data for value in row]
        low, high = min(values), max(values)
        count = 8 if levels is None or hasattr(levels, "__len__") else int(levels)
        edges = as_list(levels) if hasattr(levels, "__len__") else [low + (high - low) * i / count for i in _range(count + 1)]
        flat = [[(find_level(edges, float(v)) + 0.5) / (len(edges) - 1) for v in row] for row in data]
        image = self.imshow(flat, cmap, 0.0, 1.0, alpha, "auto", origin="lower")
        xs, ys = _flat(X), _flat(Y)
        image.extent = (min(xs), max(xs), min(ys), max(ys))
        return image

    contour = contourf

    def fill_between(self, x, y1, y2=0, alpha=None, label=None, **settings):
        settings = _named(settings)
        xs, top = self._numbers(x, self.x), as_list(y1)
        bottom = as_list(y2)
        top, bottom = (values * len(xs) if len(values) == 1 else values for values in (top, bottom))
        points = [*zip(xs, top), *reversed(list(zip(xs, bottom)))]
        color = settings.pop("color", settings.pop("facecolor", None)) or self._color()
        return self._add("collections", Polygon(points, color=color, alpha=alpha, label=label))

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", label=None, capsize=0, **settings):
        (line,) = self.plot(x, y, *([fmt] if fmt and fmt != "none" else []), label=label, **settings)
        errors = as_list(yerr) if yerr is not None else []
        errors = errors * len(line.x) if len(errors) == 1 else errors
        for at, value, error in zip(line.x, line.y, errors):
            self._add("lines", Line2D([at, at], [value - error, value + error], color=line.get_color(), linewidth=1))
        return line

    def step(self, x, y, *args, where="pre", **settings):
        xs, ys = as_list(x), as_list(y)
        stepped_x, stepped_y = [], []
        for i in _range(len(xs)):
            if i:
                stepped_x.append(xs[i] if where == "post" else xs[i - 1])
                stepped_y.append(ys[i - 1] if where == "post" else ys[i])
            stepped_x.append(xs[i])
            stepped_y.append(ys[i])
        return self.plot(stepped_x, stepped_y, *args, **settings)

    def stem(self, *args, **settings):
        y = as_list(args[-1])
        x = as_list(args[0]) if len(args) > 1 else list(_range(len(y)))
        for at, value in zip(x, y):
            self.plot([at, at], [0, value], color=CYCLE[0])
        return self.plot(x, y, "o", color=CYCLE[0])

    def axhline(self, y=0, xmin=0, xmax=1, **settings):
        return self._rule("h", y, settings)

    def axvline(self, x=0, ymin=0, ymax=1, **settings):
        return self._rule("v", x, settings)

    def _rule(self, direction, at, settings):
        settings = _named(settings)
        settings.setdefault("color", CYCLE[0])
        at = float(at)
        x, y = ([math.nan, math.nan], [at, at]) if direction == "h" else ([at, at], [math.nan, math.nan])
        return self._add("lines", Line2D(x, y, rule=direction, **settings))

    def hlines(self, y, xmin, xmax, colors=None, **settings):
        for at in as_list(y):
            self.plot([xmin, xmax], [at, at], color=colors, **settings)

    def vlines(self, x, ymin, ymax, colors=None, **settings):
        for at in as_list(x):
            self.plot([at, at], [ymin, ymax], color=colors, **settings)

    def axvspan(self, xmin, xmax, alpha=None, **settings):
        return self._add("patches", Rectangle((xmin, math.nan), xmax - xmin, math.nan, span="v", alpha=alpha, **_named(settings)))

    def axhspan(self, ymin, ymax, alpha=None, **settings):
        return self._add("patches", Rectangle((math.nan, ymin), math.nan, ymax - ymin, span="h", alpha=alpha, **_named(settings)))

    def add_patch(self, patch):
        return self._add("patches", patch)

    def add_line(self, line):
        return self._add("lines", line)

    def pie(self, x, labels=None, autopct=None, colors=None, startangle=0, **settings):
        values = [float(value) for value in as_list(x)]
        total, angle = sum(values), startangle
        self.aspect, self.is_on = "equal", False
        for i, value in enumerate(values):
            turn = 360 * value / total
            steps = max(2, int(turn / 4))
            rim = [math.radians(angle + turn * k / steps) for k in _range(steps + 1)]
            points = [(0.0, 0.0), *((math.cos(a), math.sin(a)) for a in rim)]
            self._add("patches", Polygon(points, color=(colors or CYCLE)[i % len(colors or CYCLE)]))
            middle = math.radians(angle + turn / 2)
            if labels is not None:
                self.text(1.15 * math.cos(middle), 1.15 * math.sin(middle), str(labels[i]), ha="center", va="center")
            if autopct is not None:
                share = 100 * value / total
                shown = autopct(share) if callable(autopct) else autopct % share
                self.text(0.6 * math.cos(middle), 0.6 * math.sin(middle), shown, ha="center", va="center")
            angle += turn
        self.set_xlim(-1.3, 1.3)
        self.set_ylim(-1.3, 1.3)

    def boxplot(self, x, labels=None, tick_labels=None, **settings):
        groups = as_nested(x)
        groups = groups if groups and isinstance(groups[0], list) else [groups]
        for i, group in enumerate(groups, 1):
            values = sorted(float(value) for value in group)
            low, middle, high = (_quantile(values, q) for q in (0.25, 0.5, 0.75))
            reach = 1.5 * (high - low)
            inside = [value for value in values if low - reach <= value <= high + reach]
            self._add("patches", Rectangle((i - 0.25, low), 0.5, high - low, facecolor="none", edgecolor="#000000"))
            self._add("lines", Line2D([i - 0.25, i + 0.25], [middle, middle], color=CYCLE[1]))
            for start, end in ((min(inside), low), (high, max(inside))):
                self._add("lines", Line2D([i, i], [start, end], color="#000000", linewidth=1))
        names = tick_labels or labels
        if names is not None:
            self.set_xticks(list(_range(1, len(groups) + 1)), names)

    def text(self, x, y, s, transform=None, **settings):
        return self._add("texts", Text(float(x), float(y), str(s), in_axes=transform is not None, **settings))

    def annotate(self, text, xy, xytext=None, arrowprops=None, textcoords=None, **settings):
        at = xy if xytext is None or textcoords is not None else xytext
        if arrowprops is not None and xytext is not None and textcoords is None:
            self._add("lines", Line2D([xytext[0], xy[0]], [xytext[1], xy[1]], color="#555555", linewidth=1))
        return self.text(at[0], at[1], text, **settings)

    # Titles, ranges, marks -------------------------------------------------------------------------------------

    def set_title(self, label, **settings):
        self.title = Text(0, 0, str(label), **settings)
        return self.title

    def get_title(self):
        return self.title.text

    def set_xlabel(self, label, **settings):
        self.x.label = str(label)

    def set_ylabel(self, label, **settings):
        self.y.label = str(label)

    def get_xlabel(self):
        return self.x.label

    def get_ylabel(self):
        return self.y.label

    def set_xlim(self, left=None, right=None, **settings):
        return self._set_limits(self.x, left, right, settings)

    def set_ylim(self, bottom=None, top=None, **settings):
        return self._set_limits(self.y, bottom, top, settings)

    def _set_limits(self, axis, low, high, settings):
        if isinstance(low, (tuple, list)):
            low, high = low
        low = settings.get("left", settings.get("bottom", settings.get("xmin", settings.get("ymin", low))))
        high = settings.get("right", settings.get("top", settings.get("xmax", settings.get("ymax", high))))
        now = self._limits(axis)
        axis.limits = (now[0] if low is None else float(low), now[1] if high is None else float(high))
        return axis.limits

    def get_xlim(self):
        return self._limits(self.x)

    def get_ylim(self):
        low, high = self._limits(self.y)
        return (high, low) if self.y.inverted and self.y.limits is None else (low, high)

    def invert_yaxis(self):
        self.y.inverted = not self.y.inverted

    def invert_xaxis(self):
        self.x.inverted = not self.x.inverted

    def set_xscale(self, scale, **settings):
        self.x.scale = scale

    def set_yscale(self, scale, **settings):
        self.y.scale = scale

    def semilogy(self, *args, **settings):
        self.set_yscale("log")
        return self.plot(*args, **settings)

    def semilogx(self, *args, **settings):
        self.set_xscale("log")
        return self.plot(*args, **settings)

    def loglog(self, *args, **settings):
        self.set_xscale("log")
        return self.semilogy(*args, **settings)

    def set_xticks(self, ticks, labels=None, rotation=0, **settings):
        self.x.ticks, self.x.rotation = as_list(ticks), rotation
        if labels is not None:
            self.x.tick_labels = [str(label) for label in labels]

    def set_yticks(self, ticks, labels=None, **settings):
        self.y.ticks = as_list(ticks)
        if labels is not None:
            self.y.tick_labels = [str(label) for label in labels]

    def set_xticklabels(self, labels, rotation=0, **settings):
        self.x.tick_labels, self.x.rotation = [str(label) for label in labels], rotation

    def set_yticklabels(self, labels, **settings):
        self.y.tick_labels = [str(label) for label in labels]

    def get_xticklabels(self):
        return [Text(0, 0, label) for label in self.x.tick_labels or []]

    def get_yticklabels(self):
        return [Text(0, 0, label) for label in self.y.tick_labels or []]

    def tick_params(self, axis="both", labelrotation=None, rotation=None, **settings):
        turn = labelrotation if labelrotation is not None else rotation
        if turn is not None and axis in ("x", "both"):
            self.x.rotation = turn

    def get_xticks(self):
        from matplotlib.ticker import nice_ticks

        return as_array(self.x.ticks if self.x.ticks is not None else nice_ticks(*self.get_xlim()))

    def margins(self, *args, **settings):
        """Margins are fixed here."""

    def set_aspect(self, aspect, **settings):
        self.aspect = aspect

    def grid(self, visible=True, which="major", axis="both", **settings):
        self.has_grid = visible is not False

    def axis(self, option=None):
        if option in ("off", False):
            self.is_on = False
        elif option in ("on", True):
            self.is_on = True
        elif option in ("equal", "scaled", "image"):
            self.aspect = "equal"
        elif isinstance(option, (tuple, list)):
            self.set_xlim(option[0], option[1])
            self.set_ylim(option[2], option[3])
        return (*self.get_xlim(), *self.get_ylim())

    def set_axis_off(self):
        self.is_on = False

    def set_facecolor(self, color):
        self.facecolor = color

    def set(self, **settings):
        for name, value in settings.items():
            getattr(self, f"set_{name}")(value)

    def legend(self, *args, loc="best", title=None, labels=None, handles=None, **settings):
        held = [*self.lines, *self.collections, *self.patches]
        shown = [(artist, artist.get_label()) for artist in held if artist.get_label() and not str(artist.get_label()).startswith("_")]
        if args and len(args) == 2:
            handles, labels = args
        elif args:
            labels = args[0]
        if handles is not None:
            names = labels if labels is not None else [handle.get_label() for handle in handles]
            shown = list(zip(handles, names))
        elif labels is not None:
            shown = list(zip(held, labels))
        self.legend_ = Legend([(artist, str(label)) for artist, label in shown], title, loc)
        return self.legend_

    def get_legend(self):
        return self.legend_

    def get_legend_handles_labels(self):
        held = [artist for artist in [*self.lines, *self.collections, *self.patches] if artist.get_label()]
        return held, [artist.get_label() for artist in held]

    def get_lines(self):
        return self.lines

    def get_figure(self):
        return self.figure

    def twinx(self):
        other = self.figure._add_axes(self.position)
        other.twin_of = self
        return other

    def _limits(self, axis):
        if axis.limits is not None:
            return axis.limits
        values = list(self._extent(axis is self.x, axis.scale == "log"))
        if self.images and not self.lines and not self.collections:
            return (min(values), max(values))
        if not values:
            return (0.0, 1.0)
        low, high = min(values), max(values)
        if axis.scale == "log":
            return (low / 1.2, high * 1.2)
        if low == high:
            return (low - 0.5, high + 0.5) if low == 0 else (low - abs(low) * 0.055, high + abs(high) * 0.055)
        margin = (high - low) * 0.05
        starts_at_bars = axis is self.y and any(isinstance(p, Rectangle) and p.xy[1] == 0 for p in self.patches) and low == 0
        return (low if starts_at_bars else low - margin, high + margin)

    def _extent(self, horizontal, positive):
        def useful(value):
            return math.isfinite(value) and (value > 0 or not positive)

        for line in self.lines:
            yield from (value for value in (line.x if horizontal else line.y) if useful(value))
        for patch in self.patches:
            if isinstance(patch, Rectangle):
                start = patch.xy[0 if horizontal else 1]
                yield from (value for value in (start, start + (patch.width if horizontal else patch.height)) if useful(value))
            elif isinstance(patch, Polygon):
                yield from (point[0 if horizontal else 1] for point in patch.points)
        for collection in self.collections:
            if isinstance(collection, Polygon):
                yield from (point[0 if horizontal else 1] for point in collection.points)
            else:
                yield from (value for value in (collection.x if horizontal else collection.y) if useful(value))
        for image in self.images:
            yield from image.extent[:2] if horizontal else image.extent[2:]


_range = range


def _flat(values):
    nested = as_nested(values) if hasattr(values, "__len__") or hasattr(values, "tolist") else [values]
    if not isinstance(nested, list):
        return [nested]
    while nested and isinstance(nested[0], list):
        nested = [value for row in nested for value in row]
    return nested


def _is_rgb_list(values):
    nested = as_nested(values)
    return bool(nested) and isinstance(nested[0], list) and len(nested[0]) in (3, 4) and not hasattr(values, "dtype")


def _mapped(values, cmap, vmin, vmax):
    numbers = [float(value) for value in values]
    norm = Normalize(min(numbers, default=0.0) if vmin is None else vmin, max(numbers, default=1.0) if vmax is None else vmax)
    colormap = get_cmap(cmap)
    return [colormap.rgb(norm(number)) for number in numbers]


def _per_bar(color):
    return list(color) if isinstance(color, (list, tuple)) and color and not isinstance(color[0], (int, float)) else [color]


def _quantile(ordered, share):
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
