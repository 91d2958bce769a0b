"""One scene: the seeded choices made for it and the POV-Ray text they add up to.

Every choice comes from the scene's own random stream, so a class name and a seed are all it takes
to get the same photo again.
"""

import contextlib
import math
import random


def number(value):
    """A short decimal: scene files hold hundreds of thousands of numbers."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value else "0"


def vector(x, y, z):
    return f"<{number(x)},{number(y)},{number(z)}>"


def linear(code):
    """'#c87830', as one picks colours on a screen, to the linear light that a tracer adds up."""
    channels = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def blend(first, second, share):
    return tuple(a + (b - a) * share for a, b in zip(first, second))


def shade(colour, factor):
    return tuple(c * factor for c in colour)


def rgb(colour):
    return "rgb " + vector(*(min(max(c, 0.002), 1.0) for c in colour))


class Scene:
    """Seeded choices on one side, the text of declarations and objects on the other."""

    def __init__(self, dish, seed):
        self.dish = dish
        self.seed = seed
        self.rng = random.Random(f"thaw-photo/{dish}/{seed}")
        self.declarations = []
        self.objects = []
        self._names = 0

    # Choices -------------------------------------------------------------------------------

    def between(self, low, high):
        return self.rng.uniform(low, high)

    def whole(self, low, high):
        return self.rng.randint(low, high)

    def pick(self, *options):
        return self.rng.choice(options)

    def some(self, options, low, high):
        """Between `low` and `high` different options, in random order."""
        return self.rng.sample(options, min(len(options), self.whole(low, high)))

    def chance(self, probability):
        return self.rng.random() < probability

    def spread(self, sigma):
        return self.rng.gauss(0, sigma)

    def turn(self):
        """Any angle about the vertical, in degrees."""
        return self.between(0, 360)

    def in_disc(self, radius):
        """A point (x, z) spread evenly over a disc."""
        distance = radius * math.sqrt(self.rng.random())
        angle = self.between(0, 2 * math.pi)
        return distance * math.cos(angle), distance * math.sin(angle)

    def tumble(self, tilt):
        """A rotation: any turn about the vertical and a lean of up to `tilt` degrees."""
        lean, roll = self.between(-tilt, tilt), self.between(-tilt, tilt)
        return f"rotate {vector(lean, 0, roll)} rotate y*{number(self.turn())}"

    def colour(self, code, amount=0.05):
        """A screen colour in linear light, a little lighter, darker or warmer: no two are alike."""
        base = linear(code) if isinstance(code, str) else code
        brightness = math.exp(self.spread(amount * 1.6))
        warmth = self.spread(amount)
        tint = self.spread(amount * 0.6)
        return (
            base[0] * brightness * (1 + warmth),
            base[1] * brightness * (1 + tint),
            base[2] * brightness * (1 - warmth),
        )

    def any_colour(self, saturation=0.5, value=0.8):
        """A colour of any hue: for cups, cloths and walls, which tell nothing about the food."""
        hue = self.between(0, 2 * math.pi)
        strength = saturation * self.rng.random()
        level = value * self.between(0.35, 1)
        return tuple(
            (level * (1 - strength * (0.5 - 0.5 * math.cos(hue + offset)))) ** 2.2 for offset in (0, 2.1, 4.2)
        )

    # Text ----------------------------------------------------------------------------------

    def add(self, text):
        self.objects.append(text)

    def declare(self, body):
        """Names a shape, so that its copies share one mesh in memory."""
        self._names += 1
        name = f"Shape{self._names}"
        self.declarations.append(f"#declare {name} = {body}")
        return name

    def place(self, name, texture, at=(0, 0, 0), turned="", scale=1.0):
        size = vector(*scale) if isinstance(scale, tuple) else number(scale)
        self.add(f"object{{{name} {texture} scale {size} {turned} translate {vector(*at)}}}")

    @contextlib.contextmanager
    def group(self):
        """Collects what is added inside; `moved` on the yielded object says where it all goes."""
        outer, self.objects = self.objects, []
        collected = Group()
        try:
            yield collected
        finally:
            inner, self.objects = self.objects, outer
            if inner and collected.keep:
                # Each object moves by itself: POV-Ray bounds them better than a union's children.
                self.objects += [f"{text[:-1]} {collected.moved}}}" for text in inner]
            collected.objects = inner


class Group:
    """What `Scene.group` gathered, and the transformation that places it."""

    def __init__(self):
        self.moved = ""
        self.keep = True
        self.objects = []


class Framing:
    """How a dish likes to be photographed: elevations in degrees, distances, height of interest."""

    def __init__(self, elevation, distance, look_height, spread=0.15):
        self.elevation = elevation
        self.distance = distance
        self.look_height = look_height
        self.spread = spread
