"""Shapes."""

from matplotlib.artists import Artist, Polygon, Rectangle  # noqa: F401


class Patch(Artist):
    """A colour for a legend."""
