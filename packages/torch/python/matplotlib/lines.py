"""Lines."""

from matplotlib.artists import Line2D  # noqa: F401
