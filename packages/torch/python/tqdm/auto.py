"""The bar that suits where the program runs: here always the one of text."""

from tqdm._bar import tqdm, trange

__all__ = ["tqdm", "trange"]
