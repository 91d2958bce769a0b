"""A part of Pillow: pictures opened, converted, resized, cropped, turned, drawn on and saved."""

__version__ = "11.3.0+thaw"


class UnidentifiedImageError(OSError):
    """The bytes are no picture that can be read here."""
