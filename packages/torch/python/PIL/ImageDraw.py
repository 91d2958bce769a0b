"""Lines, rectangles and ellipses drawn on a picture."""

import torch
from PIL.Image import _color


class ImageDraw:
    def __init__(self, image, mode=None):
        self._image = image

    def _paint(self, mask, color):
        samples = torch.tensor(_color(color, self._image.mode), dtype=self._image._pixels.dtype)
        self._image._pixels[mask] = samples

    def _grid(self):
        height, width = self._image._pixels.shape[:2]
        return torch.arange(width).unsqueeze(0), torch.arange(height).unsqueeze(1)

    @staticmethod
    def _box(xy):
        flat = [value for point in xy for value in point] if isinstance(xy[0], (tuple, list)) else list(xy)
        return flat

    def rectangle(self, xy, fill=None, outline=None, width=1):
        x0, y0, x1, y1 = self._box(xy)
        x, y = self._grid()
        inside = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
        if fill is not None:
            self._paint(inside, fill)
        if outline is not None:
            core = (x >= x0 + width) & (x <= x1 - width) & (y >= y0 + width) & (y <= y1 - width)
            self._paint(inside & ~core, outline)

    def ellipse(self, xy, fill=None, outline=None, width=1):
        x0, y0, x1, y1 = self._box(xy)
        x, y = self._grid()

        def within(shrink):
            rx, ry = (x1 - x0) / 2 - shrink + 0.5, (y1 - y0) / 2 - shrink + 0.5
            return ((x - (x0 + x1) / 2) / max(rx, 1e-9)) ** 2 + ((y - (y0 + y1) / 2) / max(ry, 1e-9)) ** 2 <= 1

        if fill is not None:
            self._paint(within(0), fill)
        if outline is not None:
            self._paint(within(0) & ~within(width), outline)

    def line(self, xy, fill=None, width=1):
        flat = self._box(xy)
        points = list(zip(flat[::2], flat[1::2]))
        x, y = self._grid()
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            steps = int(max(abs(x1 - x0), abs(y1 - y0), 1))
            for i in range(steps + 1):
                cx, cy = round(x0 + (x1 - x0) * i / steps), round(y0 + (y1 - y0) * i / steps)
                reach = (width - 1) / 2
                near = ((x - cx).abs() <= reach) & ((y - cy).abs() <= reach)
                self._paint(near, 255 if fill is None else fill)

    def point(self, xy, fill=None):
        flat = self._box(xy)
        for x, y in zip(flat[::2], flat[1::2]):
            self._image.putpixel((int(x), int(y)), 255 if fill is None else fill)

    def text(self, xy, text, fill=None, font=None, **settings):
        raise NotImplementedError("ImageDraw.text is not available here (docs/torch-coverage.md lists what is)")


def Draw(image, mode=None):
    return ImageDraw(image, mode)
