"""A figure as SVG."""

import base64
import math
import struct
import zlib
from xml.sax.saxutils import escape

from matplotlib.artists import Line2D, PathCollection, Polygon, Rectangle
from matplotlib.colors import to_svg
from matplotlib.ticker import labels_for, log_ticks, nice_ticks

_DASHES = {"--": "6 4", "dashed": "6 4", ":": "1.5 3", "dotted": "1.5 3", "-.": "6 3 1.5 3", "dashdot": "6 3 1.5 3"}
_NONE = ("None", "none", " ", "")
_TEXT = "#222222"


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def label(x, y, text, size=11, anchor="middle", color=_TEXT, rotate=None, weight=None, baseline=None):
    turned = f' transform="rotate({rotate} {number(x)} {number(y)})"' if rotate else ""
    bold = f' font-weight="{weight}"' if weight else ""
    base = f' dominant-baseline="{baseline}"' if baseline else ""
    lines = str(text).split("\n")
    if len(lines) == 1:
        body = escape(lines[0])
    else:
        body = "".join(
            f'<tspan x="{number(x)}" dy="{0 if i == 0 else 1.2}em">{escape(line)}</tspan>' for i, line in enumerate(lines)
        )
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}" fill="{color}"{turned}{bold}{base}>'
        f"{body}</text>"
    )


def png(pixels):
    """Rows of (r, g, b[, a]) in 0..255 as a PNG file."""
    channels = len(pixels[0][0])
    raw = b"".join(b"\0" + bytes(part for pixel in row for part in pixel) for row in pixels)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 6 if channels == 4 else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


class _Frame:
    """Where axes lie in the figure, and where a value lies in them."""

    def __init__(self, axes, box):
        left, top, width, height = box
        x0, x1 = axes._limits(axes.x)
        y0, y1 = axes._limits(axes.y)
        if axes.aspect == "equal" and axes.x.scale == axes.y.scale == "linear":
            ratio = abs((x1 - x0) / (y1 - y0)) if y1 != y0 else 1
            if ratio > width / height:
                shrunk = width / ratio
                top, height = top + (height - shrunk) / 2, shrunk
            else:
                shrunk = height * ratio
                left, width = left + (width - shrunk) / 2, shrunk
        self.left, self.top, self.width, self.height = left, top, width, height
        self.log_x, self.log_y = axes.x.scale == "log", axes.y.scale == "log"
        if axes.x.inverted:
            x0, x1 = x1, x0
        if axes.y.inverted:
            y0, y1 = max(y0, y1), min(y0, y1)
        self.x0, self.x1, self.y0, self.y1 = x0, x1, y0, y1

    @staticmethod
    def _share(value, low, high, log):
        if log:
            if value <= 0 or low <= 0 or high <= 0:
                return math.nan
            value, low, high = math.log10(value), math.log10(low), math.log10(high)
        return (value - low) / (high - low) if high != low else 0.5

    def x(self, value):
        return self.left + self._share(value, self.x0, self.x1, self.log_x) * self.width

    def y(self, value):
        return self.top + (1 - self._share(value, self.y0, self.y1, self.log_y)) * self.height


def draw_figure(figure):
    width, height = (side * 72 for side in figure.size)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" '
        f'height="{number(height)}" font-family="system-ui, sans-serif" role="img" aria-label="{escape(_describe(figure), {chr(34): "&quot;"})}">',
        f'<rect width="100%" height="100%" fill="{to_svg(figure.facecolor)}"/>',
    ]
    title_room = 24 if figure.title else 0
    if figure.title:
        parts.append(label(width / 2, 18, figure.title, 14, weight="600"))
    for i, axes in enumerate(figure.axes):
        parts.append(_draw_axes(axes, _box(axes, width, height, title_room), f"clip{figure.number}-{i}"))
    return "".join([*parts, "</svg>"])


def _describe(figure):
    texts = [figure.title, *(axes.get_title() for axes in figure.axes)]
    kinds = [f"{len(axes.lines)} lines" for axes in figure.axes if axes.lines]
    return ", ".join(text for text in [*texts, *kinds] if text) or "plot"


def _box(axes, width, height, title_room):
    row, column, rows, columns, row_span, column_span = axes.position
    cell_w, cell_h = width / columns, (height - title_room) / rows
    left = 46 if axes.is_on or axes.y.label else 8
    right = 14 + (46 if axes.colorbar_for is not None else 0)
    top = 26 if axes.get_title() else 12
    top += 13 * axes.get_title().count("\n")
    bottom = (24 if axes.is_on else 8) + (16 if axes.x.label else 0) + (14 if axes.x.rotation else 0)
    if axes.y.label:
        left += 12
    return (
        column * cell_w + left,
        title_room + row * cell_h + top,
        max(10.0, cell_w * column_span - left - right),
        max(10.0, cell_h * row_span - top - bottom),
    )


def _draw_axes(axes, box, clip):
    frame = _Frame(axes, box)
    parts = [
        f'<clipPath id="{clip}"><rect x="{number(frame.left)}" y="{number(frame.top)}" width="{number(frame.width)}" height="{number(frame.height)}"/></clipPath>'
    ]
    if axes.is_on:
        parts += _draw_ticks(axes, frame)
    parts.append(f'<g clip-path="url(#{clip})">')
    parts += [_draw_image(image, frame) for image in axes.images if image.get_visible()]
    parts += [_draw_patch(patch, frame) for patch in axes.patches]
    for collection in axes.collections:
        parts.append(_draw_patch(collection, frame) if isinstance(collection, Polygon) else _draw_points(collection, frame))
    parts += [_draw_line(line, frame) for line in axes.lines if line.get_visible()]
    parts.append("</g>")
    parts += [_draw_text(text, frame) for text in axes.texts]
    if axes.is_on:
        parts.append(
            f'<rect x="{number(frame.left)}" y="{number(frame.top)}" width="{number(frame.width)}" height="{number(frame.height)}" fill="none" stroke="#333333" stroke-width="0.8"/>'
        )
    if axes.get_title():
        lines = axes.get_title().count("\n")
        color = axes.title._settings.get("color") or axes.title._settings.get("c") or _TEXT
        size = axes.title._settings.get("fontsize", 12)
        size = size if isinstance(size, (int, float)) else 12
        parts.append(label(frame.left + frame.width / 2, frame.top - 8 - 13 * lines, axes.get_title(), size, color=to_svg(color)))
    if axes.legend_ is not None and axes.legend_.entries:
        parts.append(_draw_legend(axes.legend_, frame))
    if axes.colorbar_for is not None:
        parts.append(_draw_colorbar(axes.colorbar_for, frame))
    return "".join(parts)


def _ticks(axis, low, high, wanted):
    if axis.ticks is not None:
        ticks = [float(tick) for tick in axis.ticks]
        return ticks, axis.tick_labels or labels_for(ticks)
    if axis.categories is not None:
        return [float(i) for i in range(len(axis.categories))], [str(name) for name in axis.categories]
    if axis.scale == "log":
        ticks = [tick for tick in log_ticks(min(low, high), max(low, high)) if min(low, high) <= tick <= max(low, high)]
        return ticks, [f"{tick:g}" for tick in ticks]
    ticks = nice_ticks(low, high, wanted)
    return ticks, (axis.tick_labels or labels_for(ticks))


def _draw_ticks(axes, frame):
    parts = []
    xs, x_labels = _ticks(axes.x, frame.x0, frame.x1, max(2, int(frame.width / 60)))
    ys, y_labels = _ticks(axes.y, frame.y0, frame.y1, max(2, int(frame.height / 36)))
    bottom, right = frame.top + frame.height, frame.left + frame.width
    for tick, text in zip(xs, x_labels):
        at = frame.x(tick)
        if not frame.left - 0.5 <= at <= right + 0.5:
            continue
        if axes.has_grid:
            parts.append(f'<path d="M{number(at)} {number(frame.top)}V{number(bottom)}" stroke="#cccccc" stroke-width="0.6"/>')
        parts.append(f'<path d="M{number(at)} {number(bottom)}v3.5" stroke="#333333" stroke-width="0.8"/>')
        if axes.x.rotation:
            parts.append(label(at, bottom + 12, text, 10, "end", rotate=-abs(axes.x.rotation)))
        else:
            parts.append(label(at, bottom + 15, text, 10))
    for tick, text in zip(ys, y_labels):
        at = frame.y(tick)
        if not frame.top - 0.5 <= at <= bottom + 0.5:
            continue
        if axes.has_grid:
            parts.append(f'<path d="M{number(frame.left)} {number(at)}H{number(right)}" stroke="#cccccc" stroke-width="0.6"/>')
        if axes.twin_of is not None:
            parts.append(label(right + 6, at, text, 10, "start", baseline="central"))
        else:
            parts.append(f'<path d="M{number(frame.left)} {number(at)}h-3.5" stroke="#333333" stroke-width="0.8"/>')
            parts.append(label(frame.left - 6, at, text, 10, "end", baseline="central"))
    if axes.x.label:
        parts.append(label(frame.left + frame.width / 2, bottom + 31 + (14 if axes.x.rotation else 0), axes.x.label))
    if axes.y.label:
        parts.append(label(frame.left - 42, frame.top + frame.height / 2, axes.y.label, rotate=-90))
    return parts


def _opacity(artist):
    alpha = artist.get_alpha()
    return "" if alpha is None else f' opacity="{number(alpha)}"'


def _draw_line(line, frame):
    color = to_svg(line.get_color())
    rule = line._settings.get("rule")
    if rule == "h":
        points = [(frame.left, frame.y(line.y[0])), (frame.left + frame.width, frame.y(line.y[0]))]
    elif rule == "v":
        points = [(frame.x(line.x[0]), frame.top), (frame.x(line.x[0]), frame.top + frame.height)]
    else:
        points = [(frame.x(x), frame.y(y)) for x, y in zip(line.x, line.y)]
    parts = []
    style = line.get_linestyle()
    if style not in _NONE:
        path, pen_is_down = [], False
        for x, y in points:
            if not (math.isfinite(x) and math.isfinite(y)):
                pen_is_down = False
                continue
            path.append(f"{'L' if pen_is_down else 'M'}{number(x)} {number(y)}")
            pen_is_down = True
        dash = f' stroke-dasharray="{_DASHES[style]}"' if style in _DASHES else ""
        parts.append(
            f'<path d="{"".join(path)}" fill="none" stroke="{color}" stroke-width="{number(line.get_linewidth())}" stroke-linejoin="round"{dash}{_opacity(line)}/>'
        )
    marker = line.get_marker()
    if marker not in _NONE:
        radius = line._settings.get("markersize", 6) / 2
        fill = to_svg(line._settings.get("markerfacecolor", line.get_color()))
        parts += [
            _marker(marker, x, y, radius, fill, _opacity(line)) for x, y in points if math.isfinite(x) and math.isfinite(y)
        ]
    return "".join(parts)


def _marker(marker, x, y, radius, color, extra=""):
    if marker in ("s", "D", "d"):
        turn = f' transform="rotate(45 {number(x)} {number(y)})"' if marker != "s" else ""
        return f'<rect x="{number(x - radius)}" y="{number(y - radius)}" width="{number(2 * radius)}" height="{number(2 * radius)}" fill="{color}"{turn}{extra}/>'
    if marker in ("x", "+", "*", "X", "P"):
        d = radius * (0.75 if marker in ("x", "X") else 1)
        strokes = (
            f"M{number(x - d)} {number(y - d)}L{number(x + d)} {number(y + d)}M{number(x - d)} {number(y + d)}L{number(x + d)} {number(y - d)}"
            if marker in ("x", "X")
            else f"M{number(x - d)} {number(y)}H{number(x + d)}M{number(x)} {number(y - d)}V{number(y + d)}"
        )
        return f'<path d="{strokes}" stroke="{color}" stroke-width="1.5"{extra}/>'
    if marker in ("^", "v", "<", ">"):
        turn = {"^": 0, ">": 90, "v": 180, "<": 270}[marker]
        return (
            f'<path d="M{number(x)} {number(y - radius)}L{number(x + radius)} {number(y + radius)}H{number(x - radius)}Z" fill="{color}" '
            f'transform="rotate({turn} {number(x)} {number(y)})"{extra}/>'
        )
    size = radius / 2 if marker in (".", ",") else radius
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(size)}" fill="{color}"{extra}/>'


def _draw_points(collection: PathCollection, frame):
    parts = []
    for i, (x, y) in enumerate(zip(collection.x, collection.y)):
        at_x, at_y = frame.x(x), frame.y(y)
        if not (math.isfinite(at_x) and math.isfinite(at_y)):
            continue
        radius = math.sqrt(collection.sizes[i % len(collection.sizes)]) / 2
        color = to_svg(collection.colors[i % len(collection.colors)])
        edge = collection._settings.get("edgecolor")
        extra = _opacity(collection) + (f' stroke="{to_svg(edge)}"' if edge not in (None, "none", "face") else "")
        parts.append(_marker(collection._settings.get("marker") or "o", at_x, at_y, radius, color, extra))
    return "".join(parts)


def _draw_patch(patch, frame):
    fill = patch._settings.get("facecolor", patch._settings.get("color", "#1f77b4"))
    edge = patch._settings.get("edgecolor")
    if patch._settings.get("fill") is False:
        fill = "none"
    stroke = f' stroke="{to_svg(edge)}"' if edge is not None else ""
    style = f'fill="{to_svg(fill)}"{stroke}{_opacity(patch)}'
    if isinstance(patch, Polygon):
        points = " ".join(f"{number(frame.x(x))},{number(frame.y(y))}" for x, y in patch.points)
        return f'<polygon points="{points}" {style}/>'
    if not isinstance(patch, Rectangle):
        return ""
    span = patch._settings.get("span")
    x0, x1 = frame.x(patch.xy[0]), frame.x(patch.xy[0] + patch.width)
    y0, y1 = frame.y(patch.xy[1]), frame.y(patch.xy[1] + patch.height)
    if span == "v":
        y0, y1 = frame.top, frame.top + frame.height
    elif span == "h":
        x0, x1 = frame.left, frame.left + frame.width
    return (
        f'<rect x="{number(min(x0, x1))}" y="{number(min(y0, y1))}" width="{number(abs(x1 - x0))}" height="{number(abs(y1 - y0))}" {style}/>'
    )


def _draw_image(image, frame):
    x0, x1, y0, y1 = image.extent
    left, right = frame.x(x0), frame.x(x1)
    first, second = frame.y(y0), frame.y(y1)
    pixels = image.pixels
    if first < second:
        pixels = pixels[::-1]
    data = base64.b64encode(png(pixels)).decode()
    return (
        f'<image x="{number(min(left, right))}" y="{number(min(first, second))}" width="{number(abs(right - left))}" '
        f'height="{number(abs(second - first))}" preserveAspectRatio="none" style="image-rendering:pixelated" '
        f'href="data:image/png;base64,{data}"{_opacity(image)}/>'
    )


def _draw_text(text, frame):
    settings = text._settings
    anchor = {"center": "middle", "right": "end"}.get(settings.get("ha", settings.get("horizontalalignment")), "start")
    baseline = {"center": "central", "top": "hanging"}.get(settings.get("va", settings.get("verticalalignment")))
    x = frame.left + text.x * frame.width if settings.get("in_axes") else frame.x(text.x)
    y = frame.top + (1 - text.y) * frame.height if settings.get("in_axes") else frame.y(text.y)
    size = settings.get("fontsize", settings.get("size", 10))
    size = size if isinstance(size, (int, float)) else 10
    return label(x, y, text.text, size, anchor, to_svg(settings.get("color", _TEXT)), baseline=baseline)


def _draw_legend(legend, frame):
    longest = max(len(text) for _, text in legend.entries)
    rows = len(legend.entries) + (1 if legend.title else 0)
    width, height = 34 + longest * 6.2, rows * 16 + 8
    places = {
        "upper left": (0, 0), "upper center": (0.5, 0), "upper right": (1, 0), "best": (1, 0), "center left": (0, 0.5),
        "center": (0.5, 0.5), "center right": (1, 0.5), "right": (1, 0.5), "lower left": (0, 1), "lower center": (0.5, 1),
        "lower right": (1, 1),
    }
    share_x, share_y = places.get(legend.loc, (1, 0))
    x = frame.left + 6 + share_x * max(0.0, frame.width - width - 12)
    y = frame.top + 6 + share_y * max(0.0, frame.height - height - 12)
    parts = [
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" rx="3" fill="#ffffff" fill-opacity="0.85" stroke="#cccccc"/>'
    ]
    at = y + 14
    if legend.title:
        parts.append(label(x + width / 2, at, legend.title, 10, weight="600"))
        at += 16
    for artist, text in legend.entries:
        parts.append(_legend_mark(artist, x + 6, at - 4))
        parts.append(label(x + 30, at, text, 10, "start"))
        at += 16
    return "".join(parts)


def _legend_mark(artist, x, y):
    if isinstance(artist, Line2D):
        color = to_svg(artist.get_color())
        style = artist.get_linestyle()
        dash = f' stroke-dasharray="{_DASHES[style]}"' if style in _DASHES else ""
        line = "" if style in _NONE else f'<path d="M{number(x)} {number(y)}h18" stroke="{color}" stroke-width="1.5"{dash}/>'
        marker = artist.get_marker()
        return line + ("" if marker in _NONE else _marker(marker, x + 9, y, 3, color))
    if isinstance(artist, PathCollection):
        return _marker(artist._settings.get("marker") or "o", x + 9, y, 3, to_svg(artist.colors[0]))
    color = to_svg(artist._settings.get("facecolor", artist._settings.get("color", "#1f77b4")))
    return f'<rect x="{number(x)}" y="{number(y - 4)}" width="18" height="8" fill="{color}"{_opacity(artist)}/>'


def _draw_colorbar(image, frame):
    left, steps = frame.left + frame.width + 10, 32
    cell = frame.height / steps
    parts = [
        f'<rect x="{number(left)}" y="{number(frame.top + frame.height - (i + 1) * cell)}" width="10" height="{number(cell + 0.5)}" fill="{to_svg(image.cmap.rgb((i + 0.5) / steps))}"/>'
        for i in range(steps)
    ]
    low, high = image.norm.vmin, image.norm.vmax
    ticks = nice_ticks(low, high, max(2, int(frame.height / 40)))
    for tick, text in zip(ticks, labels_for(ticks)):
        share = (tick - low) / (high - low) if high != low else 0.5
        parts.append(label(left + 14, frame.top + (1 - share) * frame.height, text, 9, "start", baseline="central"))
    return "".join(parts)
