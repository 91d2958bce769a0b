"""The bar of notebooks: here the one of text."""

from tqdm._bar import tqdm, trange

__all__ = ["tqdm", "trange"]
