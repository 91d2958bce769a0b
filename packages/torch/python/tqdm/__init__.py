"""Progress bars on stderr, with tqdm's names."""

from tqdm._bar import tqdm, trange

__version__ = "4.66.0+thaw"
__all__ = ["tqdm", "trange"]
