"""PCG64 (M. O'Neill, 2014) seeded as numpy seeds it, and normal numbers by the ziggurat (Marsaglia and Tsang, 2000)."""

import math

_WORD, _LONG, _WIDE = (1 << 32) - 1, (1 << 64) - 1, (1 << 128) - 1
_MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645
_EDGE, _AREA = 3.6541528853610088, 0.00492867323399


def _pool_of(seed):
    """Four words that every word of the seed has been mixed into."""
    words = []
    while seed or not words:
        words.append(seed & _WORD)
        seed >>= 32
    constant = 0x43B0D7E5

    def hashed(value):
        nonlocal constant
        value ^= constant
        constant = constant * 0x931E8875 & _WORD
        value = value * constant & _WORD
        return value ^ value >> 16

    def mixed(x, y):
        result = 0xCA01F9DD * x - 0x4973F715 * y & _WORD
        return result ^ result >> 16

    pool = [hashed(words[i] if i < len(words) else 0) for i in range(4)]
    for source in range(4):
        for target in range(4):
            if source != target:
                pool[target] = mixed(pool[target], hashed(pool[source]))
    for word in words[4:]:
        for target in range(4):
            pool[target] = mixed(pool[target], hashed(word))
    return pool


def _words_of(pool, count):
    constant, words = 0x8B51F9DD, []
    for i in range(count):
        value = pool[i % 4] ^ constant
        constant = constant * 0x58F38DED & _WORD
        value = value * constant & _WORD
        words.append(value ^ value >> 16)
    return words


class Pcg64:
    """The stream of bits."""

    def __init__(self, seed):
        words = _words_of(_pool_of(seed), 8)
        longs = [words[i] | words[i + 1] << 32 for i in range(0, 8, 2)]
        self._step = (longs[2] << 64 | longs[3]) << 1 & _WIDE | 1
        self._state = 0
        self.next64()
        self._state = self._state + (longs[0] << 64 | longs[1]) & _WIDE
        self.next64()
        self._half = None

    def next64(self):
        self._state = self._state * _MULTIPLIER + self._step & _WIDE
        value, turn = (self._state >> 64 ^ self._state) & _LONG, self._state >> 122
        return (value >> turn | value << (64 - turn)) & _LONG

    def next32(self):
        """The lower half of a number, then its upper half."""
        if self._half is not None:
            half, self._half = self._half, None
            return half
        value = self.next64()
        self._half = value >> 32
        return value & _WORD

    def double(self):
        return (self.next64() >> 11) / 9007199254740992.0

    def below(self, most):
        """A whole number from 0 to `most`, both included (D. Lemire, 2019)."""
        if most == 0:
            return 0
        bits, draw = (32, self.next32) if most <= _WORD else (64, self.next64)
        count, mask = most + 1, (1 << bits) - 1
        if count > mask:
            return draw()
        product = draw() * count
        if product & mask < count:
            least = ((1 << bits) - count) % count
            while product & mask < least:
                product = draw() * count
        return product >> bits

    def up_to(self, most):
        """The same by drawing bits until they are not too large."""
        mask = (1 << most.bit_length()) - 1
        while True:
            value = (self.next32() if most <= _WORD else self.next64()) & mask
            if value <= most:
                return value

    def normal(self):
        while True:
            bits = self.next64()
            layer = bits & 255
            bits >>= 8
            size = bits >> 1 & 0xFFFFFFFFFFFFF
            x = size * _WIDTHS[layer]
            x = -x if bits & 1 else x
            if size < _LIMITS[layer]:
                return x
            if layer == 0:
                while True:
                    beyond = -math.log1p(-self.double()) / _EDGE
                    height = -math.log1p(-self.double())
                    if height + height > beyond * beyond:
                        return -(_EDGE + beyond) if size >> 8 & 1 else _EDGE + beyond
            elif (_HEIGHTS[layer - 1] - _HEIGHTS[layer]) * self.double() + _HEIGHTS[layer] < math.exp(-0.5 * x * x):
                return x


def _layers():
    """The ziggurat's 256 layers: widths for 52 bits, limits within which no test is needed, heights."""
    def density(x):
        return math.exp(-0.5 * x * x)

    edges = [0.0] * 256
    edges[255] = _EDGE
    for i in range(254, 0, -1):
        edges[i] = math.sqrt(-2 * math.log(_AREA / edges[i + 1] + density(edges[i + 1])))
    whole, base = 2.0**52, _AREA / density(_EDGE)
    widths = [base / whole] + [edge / whole for edge in edges[1:]]
    limits = [int(_EDGE / base * whole), 0] + [int(edges[i - 1] / edges[i] * whole) for i in range(2, 256)]
    return widths, limits, [1.0] + [density(edge) for edge in edges[1:]]


_WIDTHS, _LIMITS, _HEIGHTS = _layers()
