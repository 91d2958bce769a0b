"""Pictures read at other places: affine and perspective maps."""

import torch


def transformed(image, size, method, data, resample, fillcolor):
    """The pixels of `image.transform(size, method, data, resample)`."""
    from PIL.Image import _color

    width, height = size
    pixels = image._pixels
    old_height, old_width, channels = pixels.shape
    if method == 1:
        x0, y0, x1, y1 = data
        data, method = ((x1 - x0) / width, 0, x0, 0, (y1 - y0) / height, y0), 0
    if resample not in (0, 2, 3):
        raise ValueError("transform takes NEAREST, BILINEAR or BICUBIC")
    fill = torch.tensor(_color(0 if fillcolor is None else fillcolor, image.mode), dtype=pixels.dtype)
    columns = torch.arange(width, dtype=torch.float64)
    rows = torch.arange(height, dtype=torch.float64).unsqueeze(1)
    if method == 0 and resample == 0:
        xs, ys = _fixed_point(data, width, height)
    else:
        x, y = columns + 0.5, rows + 0.5
        a, b, c, d, e, f = (float(value) for value in data[:6])
        xs, ys = a * x + b * y + c, d * x + e * y + f
        if method == 2:
            scale = float(data[6]) * x + float(data[7]) * y + 1
            xs, ys = xs / scale, ys / scale
    inside = (xs >= 0) & (xs < old_width) & (ys >= 0) & (ys < old_height)
    if resample == 0:
        at_x = xs.floor().clamp(0, old_width - 1).long()
        at_y = ys.floor().clamp(0, old_height - 1).long()
        read = pixels[at_y, at_x]
    else:
        read = _between(pixels, xs - 0.5, ys - 0.5, resample)
    return torch.where(inside.unsqueeze(2), read, fill)


def _fixed_point(data, width, height):
    """Positions in steps of 1/65536, as the nearest pixel is looked up."""

    def fixed(value):
        return int(torch.floor(torch.tensor(value * 65536.0 + 0.5, dtype=torch.float64)))

    a, b, c, d, e, f = (float(value) for value in data[:6])
    x = torch.arange(width)
    y = torch.arange(height).unsqueeze(1)
    xs = fixed(c + a * 0.5 + b * 0.5) + fixed(a) * x + fixed(b) * y
    ys = fixed(f + d * 0.5 + e * 0.5) + fixed(d) * x + fixed(e) * y
    return (xs >> 16).double(), (ys >> 16).double()


def _between(pixels, xs, ys, resample):
    height, width, _ = pixels.shape
    x0, y0 = xs.floor(), ys.floor()
    dx, dy = (xs - x0).unsqueeze(2), (ys - y0).unsqueeze(2)
    values = pixels.double()

    def at(column, row):
        return values[(y0.long() + row).clamp(0, height - 1), (x0.long() + column).clamp(0, width - 1)]

    if resample == 2:
        top = at(0, 0) + (at(1, 0) - at(0, 0)) * dx
        bottom = at(0, 1) + (at(1, 1) - at(0, 1)) * dx
        return (top + (bottom - top) * dy).clamp(0, 255).to(torch.uint8)

    def cubic(v1, v2, v3, v4, d):
        p1 = v2
        p2 = -v1 + v3
        p3 = 2 * (v1 - v2) + v3 - v4
        p4 = -v1 + v2 - v3 + v4
        return p1 + d * (p2 + d * (p3 + d * p4))

    lines = [cubic(*(at(column, row) for column in (-1, 0, 1, 2)), dx) for row in (-1, 0, 1, 2)]
    return cubic(*lines, dy).clamp(0, 255).to(torch.uint8)
