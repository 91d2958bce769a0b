"""`default_rng`: the newer interface. Its streams are this generator's own, not those of PCG64."""

from numpy.random._legacy import RandomState


class Generator(RandomState):
    """The methods that `default_rng` gives."""

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        low, high = (0, low) if high is None else (low, high)
        return self.randint(low, high + 1 if endpoint else high, size, dtype)

    def permuted(self, x, axis=None):
        return self.permutation(x)


def default_rng(seed=None):
    """A generator of its own."""
    return seed if isinstance(seed, Generator) else Generator(seed)
