"""What can stand on axes. Artists keep their data and are drawn when the figure is."""


class Artist:
    def __init__(self, **settings):
        self._settings = settings
        self.axes = None

    def get_label(self):
        return self._settings.get("label")

    def set_label(self, label):
        self._settings["label"] = label

    def get_color(self):
        return self._settings.get("color")

    def set_color(self, color):
        self._settings["color"] = color

    def get_alpha(self):
        return self._settings.get("alpha")

    def set_alpha(self, alpha):
        self._settings["alpha"] = alpha

    def get_visible(self):
        return self._settings.get("visible", True)

    def set_visible(self, visible):
        self._settings["visible"] = visible

    def set(self, **settings):
        self._settings.update(settings)
        return self

    def remove(self):
        for artists in (self.axes.lines, self.axes.patches, self.axes.collections, self.axes.images, self.axes.texts):
            if self in artists:
                artists.remove(self)


class Line2D(Artist):
    def __init__(self, x, y, **settings):
        super().__init__(**settings)
        self.x, self.y = x, y

    def get_xdata(self):
        return as_array(self.x)

    def get_ydata(self):
        return as_array(self.y)

    def set_data(self, x, y):
        self.x, self.y = as_list(x), as_list(y)

    def get_linestyle(self):
        return self._settings.get("linestyle", "-")

    def get_linewidth(self):
        return self._settings.get("linewidth", 1.5)

    def get_marker(self):
        return self._settings.get("marker", "None")


class Rectangle(Artist):
    def __init__(self, xy, width, height, **settings):
        super().__init__(**settings)
        self.xy, self.width, self.height = tuple(xy), width, height

    def get_x(self):
        return self.xy[0]

    def get_y(self):
        return self.xy[1]

    def get_width(self):
        return self.width

    def get_height(self):
        return self.height

    def get_facecolor(self):
        return self._settings.get("facecolor", self._settings.get("color"))


class Polygon(Artist):
    def __init__(self, points, **settings):
        super().__init__(**settings)
        self.points = [(float(x), float(y)) for x, y in points]


class PathCollection(Artist):
    def __init__(self, x, y, sizes, colors, **settings):
        super().__init__(**settings)
        self.x, self.y, self.sizes, self.colors = x, y, sizes, colors

    def get_offsets(self):
        return as_array([[x, y] for x, y in zip(self.x, self.y)])


class AxesImage(Artist):
    def __init__(self, pixels, extent, **settings):
        super().__init__(**settings)
        self.pixels, self.extent = pixels, extent
        self.cmap, self.norm = settings.get("cmap"), settings.get("norm")

    def get_array(self):
        return as_array(self._settings["data"])


class Text(Artist):
    def __init__(self, x, y, text, **settings):
        super().__init__(**settings)
        self.x, self.y, self.text = x, y, text

    def get_text(self):
        return self.text

    def set_text(self, text):
        self.text = str(text)


class Legend(Artist):
    def __init__(self, entries, title=None, loc="best"):
        super().__init__()
        self.entries, self.title, self.loc = entries, title, loc

    def get_texts(self):
        return [Text(0, 0, label) for _, label in self.entries]


class BarContainer(tuple):
    """The rectangles of one call of `bar`."""

    patches = property(lambda self: list(self))


def as_list(values):
    """Numbers, tensors, arrays and sequences as a flat list of floats; text stays text."""
    if values is None:
        return None
    if hasattr(values, "detach"):
        if values.requires_grad:
            raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        values = values.detach()
    if hasattr(values, "tolist"):
        values = values.tolist()
    if isinstance(values, (int, float, str)):
        return [values]
    return [value.item() if hasattr(value, "item") else value for value in values]


def as_nested(values):
    """The same for more than one dimension."""
    if hasattr(values, "detach"):
        values = values.detach()
    if hasattr(values, "tolist"):
        return values.tolist()
    return [as_nested(value) if hasattr(value, "__len__") else value for value in values]


def as_array(values):
    import numpy

    return numpy.array(values)
