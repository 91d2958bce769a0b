"""The generator behind `np.random.seed`.

MT19937 (Matsumoto and Nishimura, 1998) through Python's own, which draws 53-bit numbers in the same way; seeding, normal
values (the polar method) and bounded integers (masked rejection) follow numpy's published algorithms.
"""

import math
import os
import random as _python

from numpy._functions import cumsum, searchsorted
from numpy._ndarray import array, asarray, ndarray


def _seeded(seed):
    """The state that the reference initialisation makes of a 32-bit seed."""
    words = [seed & 0xFFFFFFFF]
    for i in range(1, 624):
        words.append((1812433253 * (words[-1] ^ (words[-1] >> 30)) + i) & 0xFFFFFFFF)
    return words


_NARROW = {"uint8": 8, "int8": 8, "int16": 16}


class RandomState:
    def __init__(self, seed=None):
        self._source = _python.Random()
        self.seed(seed)

    def seed(self, seed=None):
        if seed is None:
            seed = int.from_bytes(os.urandom(4), "little")
        if not 0 <= int(seed) < 2**32:
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        self._source.setstate((3, (*_seeded(int(seed)), 624), None))
        self._spare = None

    def get_state(self):
        return self._source.getstate(), self._spare

    def set_state(self, state):
        inner, self._spare = state
        self._source.setstate(inner)

    # One value at a time ---------------------------------------------------------------------------------------

    def _gauss(self):
        if self._spare is not None:
            value, self._spare = self._spare, None
            return value
        while True:
            x1 = 2.0 * self._source.random() - 1.0
            x2 = 2.0 * self._source.random() - 1.0
            r2 = x1 * x1 + x2 * x2
            if 0.0 < r2 < 1.0:
                break
        factor = math.sqrt(-2.0 * math.log(r2) / r2)
        self._spare = factor * x1
        return factor * x2

    def _below(self, most):
        """A whole number in [0, most]."""
        if most == 0:
            return 0
        mask = (1 << most.bit_length()) - 1
        while True:
            if most <= 0xFFFFFFFF:
                value = self._source.getrandbits(32) & mask
            else:
                high = self._source.getrandbits(32)
                value = ((high << 32) | self._source.getrandbits(32)) & mask
            if value <= most:
                return value

    def _fill(self, size, draw, kind=float):
        if size is None:
            value = draw()
            return value if kind is not float else array(value)[()]
        shape = (size,) if isinstance(size, int) else tuple(size)
        return array([draw() for _ in range(math.prod(shape))], kind).reshape(shape)

    # Distributions ---------------------------------------------------------------------------------------------

    def random_sample(self, size=None):
        return self._fill(size, self._source.random)

    random = random_sample

    def rand(self, *shape):
        return self.random_sample(shape or None)

    def standard_normal(self, size=None):
        return self._fill(size, self._gauss)

    def randn(self, *shape):
        return self.standard_normal(shape or None)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return self.standard_normal(_size_of(size, loc, scale)) * scale + loc

    def uniform(self, low=0.0, high=1.0, size=None):
        return self.random_sample(_size_of(size, low, high)) * (high - low) + low

    def exponential(self, scale=1.0, size=None):
        return self._fill(size, lambda: -math.log(1.0 - self._source.random())) * scale

    def binomial(self, n, p, size=None):
        return self._fill(size, lambda: self._binomial(n, p), int)

    def _binomial(self, n, p):
        """By inversion of the distribution function (Kachitvichyanukul and Schmeiser, 1988, algorithm BINV)."""
        if p > 0.5:
            return n - self._binomial(n, 1.0 - p)
        if n == 0 or p == 0:
            return 0
        q = 1.0 - p
        start = math.exp(n * math.log(q))
        bound = min(n, n * p + 10.0 * math.sqrt(n * p * q + 1))
        found, share, u = 0, start, self._source.random()
        while u > share:
            found += 1
            if found > bound:
                found, share, u = 0, start, self._source.random()
            else:
                u -= share
                share = ((n - found + 1) * p * share) / (found * q)
        return found

    def multinomial(self, n, pvals, size=None):
        def draw():
            left, rest, counts = n, 1.0, []
            for share in list(pvals)[:-1]:
                counts.append(self._binomial(left, share / rest) if left > 0 else 0)
                left -= counts[-1]
                rest -= share
            return [*counts, left]

        if size is None:
            return array(draw(), int)
        shape = (size,) if isinstance(size, int) else tuple(size)
        return array([draw() for _ in range(math.prod(shape))], int).reshape((*shape, len(pvals)))

    def poisson(self, lam=1.0, size=None):
        """By products of uniform values (Knuth, The Art of Computer Programming, 3.4.1)."""

        def draw():
            limit, found, product = math.exp(-lam), 0, 1.0
            while True:
                product *= self._source.random()
                if product <= limit:
                    return found
                found += 1

        return self._fill(size, draw, int)

    def beta(self, a, b, size=None):
        return self._fill(size, lambda: self._source.betavariate(a, b))

    def gamma(self, shape, scale=1.0, size=None):
        return self._fill(size, lambda: self._source.gammavariate(shape, 1.0)) * scale

    def randint(self, low, high=None, size=None, dtype=int):
        low, high = (0, low) if high is None else (low, high)
        low, high = int(low), int(high)
        if high <= low:
            raise ValueError("low >= high")
        narrow = _NARROW.get(getattr(dtype, "__name__", str(dtype)))
        draw = self._below if narrow is None else self._parts_below(narrow)
        return self._fill(size, lambda: low + draw(high - low - 1), dtype)

    def _parts_below(self, bits):
        """The same for narrow dtypes: each 32 random bits are used up in parts before the next are drawn."""
        held, left = 0, 0

        def below(most):
            nonlocal held, left
            mask = (1 << most.bit_length()) - 1
            while most:
                if left == 0:
                    held, left = self._source.getrandbits(32), 32 // bits
                value = held & ((1 << bits) - 1) & mask
                held >>= bits
                left -= 1
                if value <= most:
                    return value
            return 0

        return below

    def shuffle(self, x):
        """Fisher–Yates from the back, in place."""
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i)
            if isinstance(x, ndarray) and x.ndim > 1:
                held = x[i].copy()
                x[i] = x[j]
                x[j] = held
            else:
                x[i], x[j] = x[j], x[i]

    def permutation(self, x):
        if isinstance(x, int):
            order = list(range(x))
            self.shuffle(order)
            return array(order, int)
        held = array(x)
        if held.ndim == 1:
            values = held.tolist()
            self.shuffle(values)
            return array(values, held.dtype)
        return held[self.permutation(len(held))]

    def choice(self, a, size=None, replace=True, p=None):
        values = None if isinstance(a, int) else asarray(a) if not _has_text(a) else list(a)
        count = a if isinstance(a, int) else len(a)
        wanted = 1 if size is None else (size if isinstance(size, int) else math.prod(size))
        if count == 0:
            raise ValueError("'a' cannot be empty unless no samples are taken")
        if p is not None:
            shares = asarray(p).astype(float)
            if abs(sum(shares.tolist()) - 1.0) > 1e-8:
                raise ValueError("probabilities do not sum to 1")
            index = self._weighted(shares, wanted, replace)
        elif replace:
            index = self.randint(0, count, wanted)
        else:
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            index = self.permutation(count)[:wanted]
        if isinstance(values, list):
            picked = [values[i] for i in index.tolist()]
            return picked[0] if size is None else picked
        found = index if values is None else values[index]
        return found[0] if size is None else found.reshape(size if not isinstance(size, int) else (size,))

    def _weighted(self, shares, wanted, replace):
        if replace:
            total = cumsum(shares)
            return searchsorted(total / total[-1], self.random_sample(wanted), "right")
        found, left = [], shares.copy()
        while len(found) < wanted:
            draws = self.random_sample(wanted - len(found))
            for i in found:
                left[i] = 0.0
            total = cumsum(left)
            new = searchsorted(total / total[-1], draws, "right").tolist()
            found += list(dict.fromkeys(new))
        return array(found, int)


def _size_of(size, *parameters):
    if size is not None:
        return size
    shapes = [parameter.shape for parameter in parameters if isinstance(parameter, ndarray)]
    return shapes[0] if shapes else None


def _has_text(values):
    return any(isinstance(value, str) for value in values)


