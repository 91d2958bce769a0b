"""Where an axis has its marks, and what they say."""

import math


def nice_ticks(low, high, wanted=6):
    """Round numbers between low and high, about as many as wanted."""
    if not (math.isfinite(low) and math.isfinite(high)) or low == high:
        return [low]
    span = abs(high - low)
    raw = span / max(wanted - 1, 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next((m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999), 10 * power)
    first = math.ceil(min(low, high) / step - 1e-9)
    last = math.floor(max(low, high) / step + 1e-9)
    return [round(i * step, 12) for i in range(first, last + 1)]


def labels_for(ticks):
    """The shortest texts that tell the ticks apart, all with as many decimals."""
    if not ticks:
        return []
    largest = max(abs(tick) for tick in ticks)
    if largest >= 1e6 or (0 < largest < 1e-4):
        return [f"{tick:.3g}" for tick in ticks]
    for decimals in range(8):
        texts = [f"{tick:.{decimals}f}" for tick in ticks]
        if all(abs(float(text) - tick) <= 1e-9 * max(1.0, largest) for text, tick in zip(texts, ticks)):
            break
    return [text.replace("-", "\u2212") for text in texts]


def log_ticks(low, high):
    return [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
