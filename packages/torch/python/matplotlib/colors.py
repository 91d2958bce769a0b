"""Colours by name, and maps from numbers to colours."""

import bisect

CYCLE = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"]
TABLEAU_COLORS = dict(zip(
    ["tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown", "tab:pink", "tab:gray", "tab:olive",
     "tab:cyan"], CYCLE))
_LETTERS = {
    "b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "#000000",
    "w": "#ffffff",
}


def to_svg(color):
    """A colour as SVG writes it. Takes a name, `C3`, `#rrggbb`, a grey level as text, or (r, g, b[, a]) in 0..1."""
    if color is None:
        return "none"
    if isinstance(color, str):
        if color in _LETTERS:
            return _LETTERS[color]
        if color in TABLEAU_COLORS:
            return TABLEAU_COLORS[color]
        if len(color) >= 2 and color[0] == "C" and color[1:].isdigit():
            return CYCLE[int(color[1:]) % len(CYCLE)]
        try:
            level = round(float(color) * 255)
            return f"#{level:02x}{level:02x}{level:02x}"
        except ValueError:
            return color
    parts = [float(part) for part in color]
    red, green, blue = (round(max(0.0, min(1.0, part)) * 255) for part in parts[:3])
    if len(parts) == 4 and parts[3] < 1:
        return f"rgba({red},{green},{blue},{parts[3]:g})"
    return f"#{red:02x}{green:02x}{blue:02x}"


def is_color(value):
    """Whether text is a colour rather than a line style."""
    return value in _LETTERS or value in TABLEAU_COLORS or (value[:1] == "C" and value[1:].isdigit())


# A few stops of each map, read off its public definition, with straight lines between.
_MAPS = {
    "viridis": ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"],
    "plasma": ["#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#ed7953", "#fb9f3a", "#fdca26", "#f0f921"],
    "magma": ["#000004", "#180f3d", "#440f76", "#721f81", "#9e2f7f", "#cd4071", "#f1605d", "#fd9668", "#feca8d", "#fcfdbf"],
    "inferno": ["#000004", "#1b0c41", "#4a0c6b", "#781c6d", "#a52c60", "#cf4446", "#ed6925", "#fb9b06", "#f7d13d", "#fcffa4"],
    "gray": ["#000000", "#ffffff"],
    "binary": ["#ffffff", "#000000"],
    "Blues": ["#f7fbff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b"],
    "Greens": ["#f7fcf5", "#c7e9c0", "#74c476", "#238b45", "#00441b"],
    "Reds": ["#fff5f0", "#fcbba1", "#fb6a4a", "#cb181d", "#67000d"],
    "Oranges": ["#fff5eb", "#fdd0a2", "#fd8d3c", "#d94801", "#7f2704"],
    "coolwarm": ["#3b4cc0", "#7b9ff9", "#c0d4f5", "#dddddd", "#f2cbb7", "#ee8468", "#b40426"],
    "RdBu": ["#67001f", "#d6604d", "#fddbc7", "#f7f7f7", "#d1e5f0", "#4393c3", "#053061"],
    "RdYlBu": ["#a50026", "#f46d43", "#fee090", "#ffffbf", "#e0f3f8", "#74add1", "#313695"],
    "RdYlGn": ["#a50026", "#f46d43", "#fee08b", "#ffffbf", "#d9ef8b", "#66bd63", "#006837"],
    "bwr": ["#0000ff", "#ffffff", "#ff0000"],
    "seismic": ["#00004c", "#0000ff", "#ffffff", "#ff0000", "#800000"],
    "hot": ["#0b0000", "#ff0000", "#ffff00", "#ffffff"],
    "jet": ["#000080", "#0000ff", "#00ffff", "#ffff00", "#ff0000", "#800000"],
    "tab10": CYCLE,
}
_MAPS["grey"] = _MAPS["gray"]
_MAPS["Greys"] = _MAPS["binary"]


class Colormap:
    """Numbers in 0..1 as (r, g, b, a) in 0..1."""

    def __init__(self, name, stops):
        self.name = name
        self.N = 256
        self._stops = [tuple(int(stop[i : i + 2], 16) / 255 for i in (1, 3, 5)) for stop in stops]

    def rgb(self, value):
        if value != value:
            return (0.0, 0.0, 0.0)
        last = len(self._stops) - 1
        at = max(0.0, min(1.0, value)) * last
        low = min(int(at), last - 1)
        share = at - low
        return tuple(a + (b - a) * share for a, b in zip(self._stops[low], self._stops[low + 1]))

    def __call__(self, value, alpha=1.0):
        if hasattr(value, "__len__"):
            return [self(float(each), alpha) for each in value]
        if isinstance(value, int) and not isinstance(value, bool):
            value = value / 255
        return (*self.rgb(float(value)), 1.0 if alpha is None else alpha)


class ListedColormap(Colormap):
    """Colours by number, none between them."""

    def __init__(self, colors, name="from_list"):
        hexes = []
        for color in colors:
            shown = to_svg(color)
            hexes.append(shown if shown.startswith("#") else "#808080")
        super().__init__(name, hexes if len(hexes) > 1 else hexes * 2)
        self.colors = list(colors)
        self.N = len(hexes)

    def rgb(self, value):
        index = min(int(max(0.0, min(1.0, value)) * self.N), self.N - 1)
        return self._stops[index]


def get_cmap(name=None):
    if isinstance(name, Colormap):
        return name
    if name is None:
        from matplotlib import rcParams

        name = rcParams["image.cmap"]
    if name in _MAPS:
        return ListedColormap(CYCLE, name) if name == "tab10" else Colormap(name, _MAPS[name])
    if name.endswith("_r") and name[:-2] in _MAPS:
        return Colormap(name, _MAPS[name[:-2]][::-1])
    raise ValueError(f"{name!r} is not a known value for cmap; known are {', '.join(sorted(_MAPS))}, each also with _r")


class Normalize:
    """Maps [vmin, vmax] to [0, 1]."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin, self.vmax = vmin, vmax

    def __call__(self, value):
        span = self.vmax - self.vmin
        return (value - self.vmin) / span if span else 0.0


def find_level(edges, value):
    """Which of the intervals between edges a value is in."""
    return max(0, min(bisect.bisect_right(edges, value) - 1, len(edges) - 2))
