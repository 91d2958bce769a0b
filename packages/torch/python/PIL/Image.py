"""Pictures. Pixels are a uint8 tensor [height, width, channels]; decoding and resampling are Pillow's, bit for bit."""

import enum
import io
import math
import os

import torch
from PIL import UnidentifiedImageError
from torch import _C
from torch._tensor import _mailbox, _wrap

_MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "HSV", "I")
_CHANNELS = {"1": 1, "L": 1, "LA": 2, "P": 1, "RGB": 3, "RGBA": 4, "CMYK": 4, "HSV": 3, "I": 1, "F": 1}
_BANDS = {"1": "1", "L": "L", "LA": "LA", "P": "P", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "CMYK", "HSV": "HSV", "I": "I", "F": "F"}
MAX_IMAGE_PIXELS = 64_000_000


class Resampling(enum.IntEnum):
    NEAREST = 0
    BOX = 4
    BILINEAR = 2
    HAMMING = 5
    BICUBIC = 3
    LANCZOS = 1


class Transpose(enum.IntEnum):
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6


class Transform(enum.IntEnum):
    AFFINE = 0
    EXTENT = 1
    PERSPECTIVE = 2
    QUAD = 3
    MESH = 4


class Dither(enum.IntEnum):
    NONE = 0
    FLOYDSTEINBERG = 3


class Palette(enum.IntEnum):
    WEB = 0
    ADAPTIVE = 1


for _group in (Resampling, Transpose, Transform):
    for _member in _group:
        globals()[_member.name] = _member
ANTIALIAS = Resampling.LANCZOS
# Which of EXIF's orientations each turn undoes.
_ORIENTATIONS = {0: 2, 1: 4, 2: 8, 3: 3, 4: 6, 5: 5, 6: 7}


class Exif(dict):
    """What the file says beside its pixels; here the orientation alone."""


class Image:
    """One picture."""

    format = None
    format_description = None

    def __init__(self):
        self.mode, self._pixels, self._palette, self._alpha = "", torch.zeros(0, 0, 1, dtype=torch.uint8), None, None
        self.info, self.filename, self._orientation = {}, "", 1

    @classmethod
    def _of(cls, mode, pixels, like=None):
        made = Image()
        made.mode, made._pixels = mode, pixels
        if like is not None:
            made.info = dict(like.info)
            if mode == "P":
                made._palette, made._alpha = like._palette, like._alpha
        return made

    # What it is ------------------------------------------------------------------------------------------------

    @property
    def size(self):
        height, width = self._pixels.shape[:2]
        return (width, height)

    @property
    def width(self):
        return self._pixels.shape[1]

    @property
    def height(self):
        return self._pixels.shape[0]

    def getbands(self):
        return tuple(_BANDS[self.mode])

    def __repr__(self):
        width, height = self.size
        kind = f"{type(self).__module__}.{type(self).__name__}" if self.format is None else f"PIL.{self.format.capitalize()}ImagePlugin.{self.format.capitalize()}ImageFile"
        return f"<{kind} image mode={self.mode} size={width}x{height} at 0x{id(self):X}>"

    def __eq__(self, other):
        return (
            isinstance(other, Image) and self.mode == other.mode and self.size == other.size
            and bool((self._pixels == other._pixels).all())
        )

    __hash__ = object.__hash__

    def __array__(self, dtype=None):
        from numpy import _from_tensor

        pixels = self._pixels.clone()
        if self.mode == "1":
            pixels = pixels != 0
        made = _from_tensor(pixels.squeeze(2) if pixels.shape[2] == 1 else pixels)
        return made if dtype is None else made.astype(dtype)

    def tobytes(self):
        from torch._creation import to_bytes

        return bytes(to_bytes(self._pixels.contiguous()))

    def getexif(self):
        return Exif({} if self._orientation == 1 else {0x0112: self._orientation})

    def load(self):
        return _Access(self)

    def verify(self):
        """The pixels were read when the picture was opened."""

    def close(self):
        """Nothing is held open."""

    def seek(self, frame):
        if frame != 0:
            raise EOFError("no more images in this file")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()

    def __getstate__(self):
        return self.mode, self.size, self.tobytes()

    def __setstate__(self, state):
        Image.__init__(self)
        made = frombytes(*state)
        self.mode, self._pixels = made.mode, made._pixels

    # New pictures of it ----------------------------------------------------------------------------------------

    def copy(self):
        return Image._of(self.mode, self._pixels.clone(), self)

    def convert(self, mode=None, matrix=None, dither=None, palette=None, colors=256):
        """The picture in another mode."""
        mode = mode or ("RGB" if self.mode == "P" else self.mode)
        if mode == self.mode:
            return self.copy()
        if self.mode == "F":
            grey = Image._of("L", self._pixels.clamp(0, 255).to(torch.uint8), self)
            return grey if mode == "L" else grey.convert(mode)
        if mode == "F" and self.mode == "L":
            return Image._of("F", self._pixels.float(), self)
        if mode == "F" or mode == "I":
            raise ValueError(f"conversion to mode {mode} is not available here")
        if mode not in _MODES:
            raise ValueError("conversion from {} to {} not supported".format(self.mode, mode))
        converted = _wrap(_C.picture_convert(
            self._pixels._h, _MODES.index(self.mode), _MODES.index(mode), _handle(self._palette), _handle(self._alpha)
        ))
        return Image._of(mode, converted, self)

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        width, height = (int(side) for side in size)
        if resample is None:
            resample = Resampling.NEAREST if self.mode in ("1", "P") else Resampling.BICUBIC
        if int(resample) not in [member.value for member in Resampling]:
            raise ValueError(
                f"Unknown resampling filter ({resample}). Use Image.Resampling.NEAREST (0), Image.Resampling.LANCZOS (1), "
                "Image.Resampling.BILINEAR (2), Image.Resampling.BICUBIC (3), Image.Resampling.BOX (4) or Image.Resampling.HAMMING (5)"
            )
        box = (0, 0, *self.size) if box is None else tuple(box)
        resized = _wrap(_C.picture_resize(
            self._pixels._h, _MODES.index(self.mode), width, height, int(resample), *(float(side) for side in box)
        ))
        return Image._of(self.mode, resized, self)

    def reduce(self, factor, box=None):
        """Means of blocks of `factor` pixels a side."""
        across, down = factor if isinstance(factor, tuple) else (factor, factor)
        left, upper, right, lower = box or (0, 0, *self.size)
        size = (-(-(right - left) // across), -(-(lower - upper) // down))
        return self.resize(size, Resampling.BOX, (left, upper, right, lower))

    def thumbnail(self, size, resample=Resampling.BICUBIC, reducing_gap=2.0):
        """Shrinks the picture itself to fit, keeping its shape."""
        wide, high = size
        width, height = self.size
        if wide >= width and high >= height:
            return
        aspect = width / height
        if wide / high >= aspect:
            wide = max(min(math.floor(high * aspect), math.ceil(high * aspect), key=lambda n: abs(aspect - n / high)), 1)
        else:
            high = max(
                min(math.floor(wide / aspect), math.ceil(wide / aspect), key=lambda n: 0 if n == 0 else abs(aspect - wide / n)), 1
            )
        self._pixels = self.resize((wide, high), resample)._pixels

    def crop(self, box=None):
        """A rectangle; what lies outside the picture is 0."""
        if box is None:
            return self.copy()
        left, upper, right, lower = (int(round(side)) for side in box)
        if right < left:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if lower < upper:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        out = torch.zeros(lower - upper, right - left, self._pixels.shape[2], dtype=self._pixels.dtype)
        width, height = self.size
        x0, x1, y0, y1 = max(left, 0), min(right, width), max(upper, 0), min(lower, height)
        if x1 > x0 and y1 > y0:
            out[y0 - upper : y1 - upper, x0 - left : x1 - left] = self._pixels[y0:y1, x0:x1]
        return Image._of(self.mode, out, self)

    def transpose(self, method):
        turned = _wrap(_C.picture_turn(self._pixels._h, _MODES.index(self.mode), _ORIENTATIONS[int(method)]))
        return Image._of(self.mode, turned, self)

    def rotate(self, angle, resample=Resampling.NEAREST, expand=False, center=None, translate=None, fillcolor=None):
        """Turned counter-clockwise by degrees."""
        angle = angle % 360.0
        if not (center or translate):
            if angle == 0:
                return self.copy()
            if angle == 180:
                return self.transpose(Transpose.ROTATE_180)
            if angle in (90, 270) and (expand or self.width == self.height):
                return self.transpose(Transpose.ROTATE_90 if angle == 90 else Transpose.ROTATE_270)
        width, height = self.size
        shift = translate or (0, 0)
        middle = (width / 2.0, height / 2.0) if center is None else center
        turn = -math.radians(angle)
        matrix = [
            round(math.cos(turn), 15), round(math.sin(turn), 15), 0.0, round(-math.sin(turn), 15), round(math.cos(turn), 15), 0.0,
        ]

        def apply(x, y):
            a, b, c, d, e, f = matrix
            return a * x + b * y + c, d * x + e * y + f

        matrix[2], matrix[5] = apply(-middle[0] - shift[0], -middle[1] - shift[1])
        matrix[2] += middle[0]
        matrix[5] += middle[1]
        if expand:
            corners = [apply(x, y) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            new_width = math.ceil(max(xs)) - math.floor(min(xs))
            new_height = math.ceil(max(ys)) - math.floor(min(ys))
            matrix[2], matrix[5] = apply(-(new_width - width) / 2.0, -(new_height - height) / 2.0)
            width, height = new_width, new_height
        return self.transform((width, height), Transform.AFFINE, matrix, resample, fillcolor=fillcolor)

    def transform(self, size, method, data=None, resample=Resampling.NEAREST, fill=1, fillcolor=None):
        """Reads every new pixel at a place of the old picture: an affine or a perspective map."""
        from PIL._geometry import transformed

        return Image._of(self.mode, transformed(self, size, int(method), data, int(resample), fillcolor), self)

    def point(self, lut, mode=None):
        """Every sample through a function or a table."""
        table = [lut(i) for i in range(256)] if callable(lut) else list(lut)
        channels = self._pixels.shape[2]
        tables = torch.tensor([int(value) & 255 for value in table], dtype=torch.uint8)
        tables = tables.repeat(channels) if tables.numel() == 256 else tables
        index = self._pixels.long() + torch.arange(channels) * 256
        return Image._of(mode or self.mode, tables[index], self)

    def split(self):
        if self._pixels.shape[2] == 1:
            return (self.copy(),)
        return tuple(Image._of("L", self._pixels[:, :, i : i + 1].clone()) for i in range(self._pixels.shape[2]))

    def getchannel(self, channel):
        if isinstance(channel, str):
            channel = self.getbands().index(channel)
        return self.split()[channel]

    def filter(self, kernel):
        return kernel.filter(self)

    def quantize(self, colors=256, method=None, kmeans=0, palette=None, dither=None):
        raise NotImplementedError("Image.quantize is not available here (docs/torch-coverage.md lists what is)")

    # Changing it -----------------------------------------------------------------------------------------------

    def getpixel(self, xy):
        x, y = (int(side) for side in xy)
        width, height = self.size
        if not (-width <= x < width and -height <= y < height):
            raise IndexError("image index out of range")
        values = self._pixels[y, x].tolist()
        return values[0] if len(values) == 1 else tuple(values)

    def putpixel(self, xy, value):
        x, y = xy
        self._pixels[y, x] = torch.tensor(_color(value, self.mode), dtype=self._pixels.dtype)

    def paste(self, im, box=None, mask=None):
        box = (0, 0) if box is None else tuple(box)
        if not isinstance(im, Image):
            size = (box[2] - box[0], box[3] - box[1]) if len(box) == 4 else self.size
            im = new(self.mode, size, im)
        if im.mode != self.mode:
            im = im.convert(self.mode)
        left, upper = box[:2]
        width, height = self.size
        x0, y0, x1, y1 = max(left, 0), max(upper, 0), min(left + im.width, width), min(upper + im.height, height)
        if x1 <= x0 or y1 <= y0:
            return
        part = im._pixels[y0 - upper : y1 - upper, x0 - left : x1 - left]
        if mask is not None:
            alpha = mask._pixels if mask.mode in ("1", "L") else mask._pixels[:, :, -1:]
            alpha = alpha[y0 - upper : y1 - upper, x0 - left : x1 - left].int()
            mixed = part.int() * alpha + self._pixels[y0:y1, x0:x1].int() * (255 - alpha) + 128
            part = ((mixed >> 8) + mixed) >> 8
        self._pixels[y0:y1, x0:x1] = part.to(torch.uint8)

    def putalpha(self, alpha):
        base = self.convert("RGB") if self.mode not in ("L", "LA") else self.convert("L")
        layer = alpha._pixels if isinstance(alpha, Image) else torch.full((*self._pixels.shape[:2], 1), alpha, dtype=torch.uint8)
        self._pixels = torch.cat([base._pixels, layer], 2)
        self.mode = "RGBA" if base.mode == "RGB" else "LA"

    # Telling about it ------------------------------------------------------------------------------------------

    def getdata(self, band=None):
        flat = self._pixels.reshape(-1, self._pixels.shape[2])
        if band is not None:
            return flat[:, band].tolist()
        rows = flat.tolist()
        return [row[0] for row in rows] if flat.shape[1] == 1 else [tuple(row) for row in rows]

    def getextrema(self):
        flat = self._pixels.reshape(-1, self._pixels.shape[2])
        pairs = [(int(flat[:, i].min()), int(flat[:, i].max())) for i in range(flat.shape[1])]
        return pairs[0] if len(pairs) == 1 else tuple(pairs)

    def histogram(self, mask=None):
        flat = self._pixels.reshape(-1, self._pixels.shape[2]).long()
        return [count for i in range(flat.shape[1]) for count in torch.bincount(flat[:, i], minlength=256).tolist()]

    def getbbox(self):
        rows = torch.nonzero(self._pixels.amax((1, 2)))
        columns = torch.nonzero(self._pixels.amax((0, 2)))
        if rows.numel() == 0:
            return None
        return (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)

    def getcolors(self, maxcolors=256):
        counts = {}
        for value in self.getdata():
            counts[value] = counts.get(value, 0) + 1
        return None if len(counts) > maxcolors else [(count, value) for value, count in counts.items()]

    # Writing it ------------------------------------------------------------------------------------------------

    def save(self, fp, format=None, quality=75, **settings):
        """Writes PNG or JPEG, as the name's ending or `format` says."""
        name = os.fspath(fp) if isinstance(fp, (str, os.PathLike)) else getattr(fp, "name", "")
        ending = os.path.splitext(str(name))[1].lower()
        if format is None:
            if ending not in _ENDINGS:
                raise ValueError(f"unknown file extension: {ending}")
            format = _ENDINGS[ending]
        format = format.upper().replace("JPG", "JPEG")
        if format not in ("PNG", "JPEG"):
            raise ValueError(f"saving as {format} is not available here; PNG and JPEG are")
        if format == "JPEG" and self.mode not in ("L", "RGB", "1", "CMYK"):
            raise OSError(f"cannot write mode {self.mode} as JPEG")
        picture = self.convert("L") if format == "JPEG" and self.mode == "1" else self
        from torch._creation import to_bytes

        data = bytes(to_bytes(_wrap(_C.picture_encode(
            picture._pixels._h, _MODES.index(picture.mode), int(quality) if format == "JPEG" else 0, _handle(picture._palette)
        ))))
        if name and not hasattr(fp, "write"):
            with io.open(name, "wb") as file:
                file.write(data)
        else:
            fp.write(data)

    def show(self, title=None):
        """Shows the picture in the output."""
        import base64

        from thaw import display

        held = io.BytesIO()
        shown = self if self.mode in ("L", "RGB", "RGBA") else self.convert("RGB")
        shown.save(held, "PNG")
        width, height = self.size
        data = base64.b64encode(held.getvalue()).decode()
        display.show(
            "image/svg+xml",
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
            f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>',
        )


_ENDINGS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".bmp": "BMP", ".gif": "GIF", ".tiff": "TIFF"}


class _Access:
    """Pixels by `[x, y]`."""

    def __init__(self, image):
        self._image = image

    def __getitem__(self, xy):
        return self._image.getpixel(xy)

    def __setitem__(self, xy, value):
        self._image.putpixel(xy, value)


def _handle(tensor):
    return 0 if tensor is None else tensor._h


def _color(color, mode):
    """A colour as samples of the mode."""
    channels = _CHANNELS[mode]
    if isinstance(color, str):
        from PIL.ImageColor import getcolor

        color = getcolor(color, mode)
    if isinstance(color, (tuple, list)):
        values = list(color)
        if mode == "RGBA" and len(values) == 3:
            values.append(255)
        if len(values) != channels:
            if channels == 1:
                return values[:1]
            raise TypeError(f"color must be int, or tuple of {'one, three or four' if channels > 2 else 'one or two'} elements")
        return [int(value) for value in values]
    value = int(color or 0)
    if channels == 1:
        return [value]
    if channels == 2:
        return [value & 255, 255]
    return [value >> (8 * i) & 255 for i in range(channels)]


def new(mode, size, color=0):
    """A picture of one colour."""
    if mode not in _MODES:
        raise ValueError(f"pictures of mode {mode} are not available here")
    width, height = size
    if width < 0 or height < 0:
        raise ValueError("Width and height must be >= 0")
    kind = torch.int32 if mode == "I" else torch.uint8
    samples = torch.tensor(_color(color, mode), dtype=kind)
    if mode == "1":
        samples = (samples != 0).to(torch.uint8) * 255
    return Image._of(mode, samples.expand(height, width, _CHANNELS[mode]).clone())


def open(fp, mode="r", formats=None):
    """Reads a PNG, JPEG or WebP file. @raises UnidentifiedImageError when it is none."""
    import array

    if isinstance(fp, (str, os.PathLike)):
        name = os.fspath(fp)
        with io.open(name, "rb") as file:
            data = file.read()
    else:
        name = ""
        data = fp.read()
    held = array.array("B", data)
    count = _C.picture_decode(held.buffer_info()[0], len(held))
    if count < 0:
        _, _, cause = _C.take_error().partition("\n")
        raise UnidentifiedImageError(f"cannot identify image file {fp!r}" + (f" ({cause})" if cause else ""))
    pixels, mode_code, orientation, palette, alpha = (int(value) for value in _mailbox[:count])
    picture = Image._of(_MODES[mode_code], _wrap(pixels))
    picture._palette = _wrap(palette) if palette else None
    picture._alpha = _wrap(alpha) if alpha else None
    picture._orientation, picture.filename = orientation, name
    picture.format = "PNG" if data[:4] == b"\x89PNG" else ("JPEG" if data[:2] == b"\xff\xd8" else "WEBP")
    return picture


def fromarray(obj, mode=None):
    """A picture of an array: [h, w], [h, w, 3] or [h, w, 4] of uint8, or [h, w] of booleans."""
    import numpy

    array = numpy.asarray(obj)
    tensor = array._t
    if tensor.dtype is torch.bool:
        return Image._of("1", (tensor.to(torch.uint8) * 255).unsqueeze(2))
    if tensor.dtype is torch.float32 and tensor.dim() == 2:
        return Image._of("F", tensor.unsqueeze(2).clone())
    if tensor.dtype is torch.int32 and tensor.dim() == 2:
        return Image._of("I", tensor.unsqueeze(2).clone())
    if tensor.dtype is not torch.uint8:
        shape = tuple((1, 1) + array.shape[2:])
        raise TypeError(f"Cannot handle this data type: {shape}, {array.dtype.str}")
    if tensor.dim() == 2:
        return Image._of(mode or "L", tensor.unsqueeze(2).clone())
    if tensor.dim() == 3 and tensor.shape[2] in (2, 3, 4):
        return Image._of(mode or {2: "LA", 3: "RGB", 4: "RGBA"}[tensor.shape[2]], tensor.clone())
    raise TypeError(f"Cannot handle this data type: {tuple((1, 1) + array.shape[2:])}, {array.dtype.str}")


def frombytes(mode, size, data, *args):
    width, height = size
    flat = torch.frombuffer(bytearray(data), dtype=torch.uint8)
    return Image._of(mode, flat.reshape(height, width, _CHANNELS[mode]))


frombuffer = frombytes


def merge(mode, bands):
    return Image._of(mode, torch.cat([band._pixels for band in bands], 2))


def blend(im1, im2, alpha):
    """`im1 · (1 - alpha) + im2 · alpha`, cut off at 0 and 255."""
    first, second = im1._pixels.float(), im2._pixels.float()
    mixed = first + torch.tensor(alpha, dtype=torch.float32) * (second - first)
    return Image._of(im1.mode, mixed.clamp(0, 255).to(torch.uint8), im1)


def composite(image1, image2, mask):
    result = image2.copy()
    result.paste(image1, None, mask)
    return result


def alpha_composite(im1, im2):
    over, under = im2._pixels.double() / 255, im1._pixels.double() / 255
    alpha = over[..., 3:] + under[..., 3:] * (1 - over[..., 3:])
    color = (over[..., :3] * over[..., 3:] + under[..., :3] * under[..., 3:] * (1 - over[..., 3:])) / alpha.clamp(min=1e-12)
    return Image._of("RGBA", (torch.cat([color, alpha], 2) * 255).round().to(torch.uint8))


def isImageType(value):
    return isinstance(value, Image)


def registered_extensions():
    return dict(_ENDINGS)
