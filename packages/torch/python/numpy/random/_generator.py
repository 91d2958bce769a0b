"""`default_rng`: the newer interface, over PCG64."""

import math
import os

from numpy._ndarray import array
from numpy.random._legacy import RandomState
from numpy.random._pcg import Pcg64


class Generator(RandomState):
    """The methods that `default_rng` gives."""

    def seed(self, seed=None):
        bits = Pcg64(int.from_bytes(os.urandom(16), "little") if seed is None else int(seed))
        self._bits, self._gauss, self._below = bits, bits.normal, bits.below
        self._source = _Doubles(bits.double)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        low, high = (0, low) if high is None else (low, high)
        return self.randint(low, high + 1 if endpoint else high, size, dtype)

    def shuffle(self, x, axis=0):
        """In place; the places are drawn by rejection, other than whole numbers."""
        before, self._below = self._below, self._bits.up_to
        try:
            super().shuffle(x)
        finally:
            self._below = before

    def permuted(self, x, axis=None):
        return self.permutation(x)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        if replace or p is not None:
            return super().choice(a, size, replace, p)
        count = a if isinstance(a, int) else len(a)
        wanted = 1 if size is None else (size if isinstance(size, int) else math.prod(size))
        if wanted > count:
            raise ValueError("Cannot take a larger sample than population when replace is False")
        # R. Floyd's sampling: each place draws among those up to its own, and takes its own where the draw is taken.
        order = []
        for i in range(count - wanted, count):
            drawn = self._below(i)
            order.append(i if drawn in order else drawn)
        for i in range(wanted - 1, 0, -1):
            j = self._below(i)
            order[i], order[j] = order[j], order[i]
        index = array(order, int)
        found = index if isinstance(a, int) else array(a)[index]
        return found[0] if size is None else found.reshape(size if not isinstance(size, int) else (size,))


class _Doubles:
    """What the older methods draw from."""

    def __init__(self, random):
        self.random = random


def default_rng(seed=None):
    """A generator of its own."""
    return seed if isinstance(seed, Generator) else Generator(seed)
