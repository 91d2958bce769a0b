"""Pictures in the output, beside its text."""

_sink = None


def set_sink(sink):
    """Says who shows what: a function of a media type and its text. None shows nothing."""
    global _sink
    _sink = sink


def show(media_type, text):
    """Shows one picture, where there is somebody to show it."""
    if _sink is not None:
        _sink(media_type, text)
