"""The camera's own part: light as traced (linear, unclipped) becomes a photo.

Metering, white balance, saturation, a film-like curve, falling light towards the corners and a
little grain. Learners' photos differ in all of these, so ours do too: colour then says less about
the dish, as it does in life.
"""

import math

LUMA = (0.2126, 0.7152, 0.0722)


class Look:
    """One photo's camera settings, drawn from the scene's random stream."""

    def __init__(self, scene):
        self.stops = scene.pick(scene.spread(0.25), scene.between(-0.6, 0.6))
        self.balance = scene.between(0.35, 0.95)
        temperature, tint = scene.spread(0.07), scene.spread(0.025)
        self.cast = (math.exp(temperature), math.exp(-tint), math.exp(-temperature))
        self.saturation = scene.pick(
            scene.between(0.95, 1.2), scene.between(0.75, 1.05), scene.between(1.05, 1.35)
        )
        self.contrast = scene.between(0.9, 1.2)
        self.lift = scene.pick(0, 0, scene.between(0, 0.05))
        self.vignette = scene.between(0, 0.35)
        self.grain = scene.between(0.0005, 0.004)
        self.rng = scene.rng


def read_radiance(path):
    """Rows of (r, g, b) floats from a Radiance picture, as POV-Ray writes it (run-length encoded)."""
    with open(path, "rb") as file:
        data = file.read()
    start = data.index(b"\n\n") + 2
    end = data.index(b"\n", start)
    _, height, _, width = data[start:end].split()
    height, width = int(height), int(width)
    at, rows = end + 1, []
    for _ in range(height):
        if data[at : at + 2] != b"\x02\x02":
            raise ValueError(f"{path}: not a run-length encoded Radiance picture")
        at += 4
        planes = []
        for _ in range(4):
            plane = bytearray()
            while len(plane) < width:
                count = data[at]
                if count > 128:
                    plane += data[at + 1 : at + 2] * (count - 128)
                    at += 2
                else:
                    plane += data[at + 1 : at + 1 + count]
                    at += 1 + count
            planes.append(plane)
        row = []
        for r, g, b, e in zip(*planes):
            factor = math.ldexp(1.0, e - 136) if e else 0.0
            row.append((r * factor, g * factor, b * factor))
        rows.append(row)
    return rows


def _meter(rows):
    """Centre-weighted averages: log luminance, and each channel for the white balance."""
    height, width = len(rows), len(rows[0])
    log_sum = weight_sum = 0.0
    channels = [0.0, 0.0, 0.0]
    for y in range(0, height, 3):
        for x in range(0, width, 3):
            pixel = rows[y][x]
            off = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 4
            weight = 1.2 - 0.5 * off
            luminance = sum(c * k for c, k in zip(pixel, LUMA))
            log_sum += weight * math.log(luminance + 0.004)
            weight_sum += weight
            for k in range(3):
                # Bright parts count most, as in cameras that look for white.
                channels[k] += weight * min(pixel[k], 2) * luminance
    return math.exp(log_sum / weight_sum), channels


def _curve(look):
    """A table from linear light (0 to 8) to an 8-bit screen level: toe, straight part, shoulder."""
    table = []
    for i in range(4097):
        light = (i / 4096) ** 2 * 8
        x = light**look.contrast * 0.8
        film = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)
        film = min(film, 1) * (1 - look.lift) + look.lift * 0.3
        screen = 12.92 * film if film <= 0.0031308 else 1.055 * film ** (1 / 2.4) - 0.055
        table.append(screen * 255)
    return table


def develop(rows, look):
    """8-bit RGB bytes, row by row."""
    height, width = len(rows), len(rows[0])
    level, (red, green, blue) = _meter(rows)
    exposure = 0.23 * 2**look.stops / level
    # A pull towards grey, never all the way: a lamp-lit table stays warm, and so does a pizza.
    pull = look.balance * 0.6
    gains = [
        exposure * cast * (green / max(channel, 1e-6)) ** pull
        for channel, cast in zip((red, green, blue), look.cast)
    ]
    table, saturation = _curve(look), look.saturation
    gauss, grain = look.rng.gauss, look.grain * 255
    out = bytearray()
    for y, row in enumerate(rows):
        dy = (2 * y / height - 1) ** 2
        for x, pixel in enumerate(row):
            fall = 1 - look.vignette * 0.5 * (dy + (2 * x / width - 1) ** 2)
            r, g, b = (c * gain * fall for c, gain in zip(pixel, gains))
            grey = LUMA[0] * r + LUMA[1] * g + LUMA[2] * b
            noise = gauss(0, grain)
            for c in (r, g, b):
                c = grey + (c - grey) * saturation
                index = int(math.sqrt(min(max(c, 0), 7.9) / 8) * 4096)
                out.append(int(min(max(table[index] + noise, 0), 255)))
    return bytes(out)
